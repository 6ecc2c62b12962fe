import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CastEngine } from '../../test/cast-engine.ts';
import { aSpell } from '../../test/spells.ts';
import type { CastDecision, SpellDefinition } from './index.ts';

const MADE = '$.responsePayload.made';

/** Spells of up to seven steps, each of which takes the outputs of any of those before it. */
const anySpell: fc.Arbitrary<SpellDefinition> = fc
  .array(
    fc.record({
      takes: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      attempts: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((drafts) =>
    aSpell({
      name: 'Any',
      steps: drafts.map(({ takes, attempts }, index) => {
        const bindings = takes
          .slice(0, index)
          .flatMap((taken, from) => (taken ? [[`from${from}`, { step: `s${from}`, path: MADE }]] : []));
        return {
          id: `s${index}`,
          toolId: 't',
          inputs: Object.fromEntries(bindings),
          onFailure: { attempts },
        };
      }),
    }),
  );

/** What happens next: any number stands for something, whatever the state. */
const chances = fc.array(fc.nat(999), { maxLength: 60 });

/** How often chance lets steps end badly, and lets somebody cancel. */
interface Odds {
  readonly failing: number;
  readonly cancelling: number;
}
const anyOdds: fc.Arbitrary<Odds> = fc.record({
  failing: fc.constantFrom(0, 1, 4),
  cancelling: fc.constantFrom(0, 0, 1),
});

function allowedAttempts(engine: CastEngine, stepIndex: number): number {
  return engine.definition.steps[stepIndex]?.onFailure?.attempts ?? 1;
}

function producersOf(engine: CastEngine, stepIndex: number): number[] {
  return Object.keys(engine.definition.steps[stepIndex]?.inputs ?? {}).map((name) => Number(name.slice(4)));
}

function isGivenUp(engine: CastEngine): boolean {
  return engine.states.some(
    (state, index) =>
      state.state === 'cancelled' ||
      (state.state === 'failed' && state.attempts === allowedAttempts(engine, index)),
  );
}

/** Checks a decision against the rules, told from the states another way. */
function checkDecision(engine: CastEngine, decision: CastDecision): void {
  const { states, open } = engine;
  expect(engine.decide()).toEqual(decision);
  const all = states.every(({ state }) => state === 'success');
  const endsEarly = !all && (engine.cancelRequested || isGivenUp(engine));
  expect(decision.cancel).toEqual(endsEarly ? open : []);
  expect(decision.end !== undefined).toBe(all || (endsEarly && open.length === 0));
  const ready = states.flatMap(({ state }, index) => {
    const waits = producersOf(engine, index).some((producer) => states[producer]?.state !== 'success');
    return !waits && (state === 'absent' || state === 'failed') && !endsEarly ? [index] : [];
  });
  expect(decision.start.map(({ stepIndex }) => stepIndex)).toEqual(ready);
  for (const { stepIndex, attempt, inputs } of decision.start) {
    expect(engine.begun).not.toContain(`${stepIndex}/${attempt}`);
    expect(attempt).toBeLessThanOrEqual(allowedAttempts(engine, stepIndex));
    const expected = producersOf(engine, stepIndex).map((producer) => {
      const state = states[producer];
      return [`from${producer}`, `${producer}/${state?.state === 'success' ? state.attempts : 'none'}`];
    });
    expect(inputs).toEqual(Object.fromEntries(expected));
  }
}

/** Ends one of the steps that run: badly now and then, and cancelled where that was decided, unless it ended before. */
function finishOne(engine: CastEngine, { cancel }: CastDecision, chance: number, failing: number): void {
  const stepIndex = engine.open[chance % engine.open.length];
  if (stepIndex === undefined) return;
  const luck = Math.floor(chance / 10) % 10;
  if (cancel.includes(stepIndex) && luck < 7) engine.finish(stepIndex, 'cancelled');
  else if (luck < failing) engine.finish(stepIndex, chance % 41 === 0 ? 'cancelled' : 'failed');
  else engine.finish(stepIndex, 'success');
}

/** Lets one thing happen to a cast: some of what was decided begins, a step that runs ends, or somebody cancels. */
function happen(engine: CastEngine, chance: number, { failing, cancelling }: Odds): void {
  const decision = engine.decide();
  checkDecision(engine, decision);
  if (cancelling > 0 && chance % 97 === 0) engine.cancelRequested = true;
  else if (chance % 3 === 0) finishOne(engine, decision, chance, failing);
  // A process dies: only a few of the steps have begun, and the next process decides anew.
  else if (chance % 3 === 1) engine.carryOut(decision, chance % 5);
  else engine.carryOut(decision);
}

/** Goes on without crashes: every round begins all it can and ends one step. */
function driveToEnd(engine: CastEngine, { failing }: Odds): CastDecision {
  const attempts = engine.definition.steps.map((_, index) => allowedAttempts(engine, index));
  const mostRounds = attempts.reduce((sum, allowed) => sum + allowed, 0);
  for (let round = 0; round < mostRounds; round += 1) {
    const decision = engine.decide();
    checkDecision(engine, decision);
    engine.carryOut(decision);
    finishOne(engine, decision, round * 13, failing);
  }
  const decision = engine.decide();
  checkDecision(engine, decision);
  return decision;
}

test('whatever happens, a cast keeps the rules and ends', () => {
  const ends = new Set<string>();
  fc.assert(
    fc.property(anySpell, chances, anyOdds, (definition, happenings, odds) => {
      const engine = new CastEngine(definition);
      for (const chance of happenings) happen(engine, chance, odds);
      const { end } = driveToEnd(engine, odds);
      expect(end).toBeDefined();
      expect(engine.open).toEqual([]);
      expect(new Set(engine.begun).size).toBe(engine.begun.length);
      ends.add(end?.status ?? 'none');
    }),
    { numRuns: 150 },
  );
  expect([...ends].sort()).toEqual(['cancelled', 'completed', 'failed']);
});

test('where nothing fails, every step runs once, and as many side by side as the bindings let', () => {
  fc.assert(
    fc.property(anySpell, (definition) => {
      const engine = new CastEngine(definition);
      const depths: number[] = [];
      for (const index of definition.steps.keys()) {
        depths.push(1 + Math.max(0, ...producersOf(engine, index).map((producer) => depths[producer] ?? 0)));
      }
      let waves = 0;
      for (let decision = engine.decide(); decision.end === undefined; decision = engine.decide()) {
        waves += 1;
        expect(waves).toBeLessThanOrEqual(definition.steps.length);
        engine.carryOut(decision);
        for (const stepIndex of engine.open) engine.finish(stepIndex, 'success');
      }
      expect(engine.begun.toSorted()).toEqual(definition.steps.map((_, index) => `${index}/1`));
      expect(waves).toBe(Math.max(...depths));
    }),
  );
});
