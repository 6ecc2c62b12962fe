import { type CastDecision, decideCast, type SpellDefinition, type StepState } from '../src/spell/index.ts';

/** An engine in memory that does what is decided and knows nothing else; what it stores is all that survives a crash. */
export class CastEngine {
  readonly definition: SpellDefinition;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The stored states, as text: whoever decides reads them anew. */
  private stored: string;
  cancelRequested = false;
  /** Every attempt that was begun, such as `2/1` for the first of step 2. */
  readonly begun: string[] = [];

  constructor(definition: SpellDefinition, inputs: Readonly<Record<string, unknown>> = {}) {
    this.definition = definition;
    this.inputs = inputs;
    this.stored = JSON.stringify(definition.steps.map(() => ({ state: 'absent' })));
  }

  get states(): StepState[] {
    return JSON.parse(this.stored) as StepState[];
  }

  /** The steps that run, by index. */
  get open(): number[] {
    return this.states.flatMap(({ state }, index) => (state === 'open' ? [index] : []));
  }

  decide(): CastDecision {
    const { definition, inputs, states, cancelRequested } = this;
    return decideCast(definition, inputs, states, { cancelRequested });
  }

  /** Begins what was decided; a crash may leave only the first few begun. */
  carryOut({ start }: CastDecision, atMost = start.length): void {
    for (const { stepIndex, attempt } of start.slice(0, atMost)) {
      this.begun.push(`${stepIndex}/${attempt}`);
      this.store(stepIndex, { state: 'open', attempts: attempt });
    }
  }

  /** Ends the attempt of a step that runs; its output is a number that tells it from every other. */
  finish(stepIndex: number, state: 'success' | 'failed' | 'cancelled'): void {
    const running = this.states[stepIndex];
    if (running?.state !== 'open') throw new Error(`step ${stepIndex} does not run`);
    const { attempts } = running;
    const output = { artifacts: [], responsePayload: { made: `${stepIndex}/${attempts}` } };
    if (state === 'success') this.store(stepIndex, { state, attempts, output });
    else if (state === 'failed') this.store(stepIndex, { state, attempts, reason: 'by chance' });
    else this.store(stepIndex, { state });
  }

  private store(stepIndex: number, state: StepState): void {
    this.stored = JSON.stringify(this.states.with(stepIndex, state));
  }
}
