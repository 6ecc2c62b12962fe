import { planPieces } from '@genledger/domain/cook';
import { type Estimate, estimateWhole, type PartRun, type WholeStep } from '@genledger/domain/estimate';
import { type FailureRule, REPLACEMENTS_AT_MOST } from '@genledger/domain/execution';
import { type CookId, type Result, type SpellId, success, type ToolId } from '@genledger/domain/kernel';
import { bindingsOf, producersOf, type SpellDefinition, type SpellStep } from '@genledger/domain/spell';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { loadCook, loadSpell } from '../execution/definitions.ts';
import { DEFAULT_CONCURRENCY } from '../execution/input.ts';
import { PartRuns, type WholeTerms } from './part-runs.ts';

type Inputs = Readonly<Record<string, unknown>>;

/** What one piece is made of. */
interface PiecePlan {
  readonly runs: readonly PartRun[];
  readonly steps: readonly WholeStep[];
}

const ALONE = { pieces: 1, concurrency: 1 } as const;

function unknownTool(toolId: ToolId) {
  return serviceError('unknown-tool', `The Tool Registry has no tool ${toolId}.`);
}

/** What a step is given as far as it is known beforehand: outputs of other steps are not. */
function stepInputs(step: SpellStep, given: ReadonlyMap<string, unknown>): Inputs {
  const known = bindingsOf(step).flatMap(([name, binding]): [string, unknown][] => {
    if ('value' in binding) return [[name, binding.value]];
    return 'input' in binding ? [[name, given.get(binding.input)]] : [];
  });
  return Object.fromEntries(known);
}

function givenTo({ exposedInputs }: SpellDefinition, inputs: Inputs): ReadonlyMap<string, unknown> {
  const values = new Map(Object.entries(inputs));
  return new Map(exposedInputs.map(({ name, default: usual }) => [name, values.get(name) ?? usual]));
}

async function planCast(
  runs: PartRuns,
  spell: SpellDefinition,
  inputs: Inputs,
  rounds: number,
): Promise<Result<PiecePlan, ServiceError>> {
  const given = givenTo(spell, inputs);
  const places = new Map(spell.steps.map(({ id }, place) => [id, place]));
  const parts: PartRun[] = [];
  const steps: WholeStep[] = [];
  for (const step of spell.steps) {
    const run = await runs.runOf(step.toolId, stepInputs(step, given));
    if (run === undefined) return unknownTool(step.toolId);
    const after = [...producersOf(step)].flatMap((id) => places.get(id) ?? []);
    steps.push({ part: parts.push(run) - 1, after, attempts: rounds * (step.onFailure?.attempts ?? 1) });
  }
  return success({ runs: parts, steps });
}

/** What one cast of a spell is expected to take. */
export async function estimateSpell(
  context: LedgerContext,
  spellId: SpellId,
  inputs: Inputs,
  terms: WholeTerms,
): Promise<Result<Estimate, ServiceError>> {
  const spell = await loadSpell(context, spellId);
  if (!spell.ok) return spell;
  const plan = await planCast(new PartRuns(context, terms), spell.value, inputs, 1);
  return plan.ok ? success(estimateWhole({ ...plan.value, ...ALONE })) : plan;
}

/** Tries that a place of the collection has at most. */
function triesOf({ attempts, thenReplace }: FailureRule): number {
  return attempts * (thenReplace ? 1 + REPLACEMENTS_AT_MOST : 1);
}

/**
 * What making all pieces of a cook is expected to take. Sizes are those of its first piece.
 * @param concurrency pieces that run side by side; as many as an execution has that does not say, where it is left out
 */
export async function estimateCook(
  context: LedgerContext,
  cookId: CookId,
  terms: WholeTerms,
  concurrency = DEFAULT_CONCURRENCY,
): Promise<Result<Estimate, ServiceError>> {
  const cook = await loadCook(context, cookId);
  if (!cook.ok) return cook;
  const { work, targetSize, onFailure } = cook.value;
  const { inputs } = planPieces(cook.value, '').piece(0, 0);
  const runs = new PartRuns(context, terms);
  const many = { pieces: targetSize, concurrency: concurrency };
  if (work.kind === 'tool') {
    const run = await runs.runOf(work.toolId, inputs);
    if (run === undefined) return unknownTool(work.toolId);
    const steps = [{ part: 0, after: [], attempts: triesOf(onFailure) }];
    return success(estimateWhole({ runs: [run], steps, ...many }));
  }
  const spell = await loadSpell(context, work.spellId);
  if (!spell.ok) return spell;
  const plan = await planCast(runs, spell.value, inputs, triesOf(onFailure));
  return plan.ok ? success(estimateWhole({ ...plan.value, ...many })) : plan;
}
