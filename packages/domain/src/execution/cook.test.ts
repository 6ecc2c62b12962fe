import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GENERATION_STATUSES, type TerminalStatus } from '../generation/index.ts';
import { addUsd, type Usd, ZERO_USD } from '../money/index.ts';
import {
  type ChildCounts,
  type CookProgress,
  decideCook,
  NO_CHILDREN,
  type PieceTry,
  REPLACEMENTS_AT_MOST,
  type TriedPiece,
} from './index.ts';

const IDLE: CookProgress = {
  status: 'running',
  firstIndex: 0,
  targetSize: 5,
  concurrency: 2,
  budget: {},
  onFailure: { attempts: 2, thenReplace: false },
  nextIndex: 0,
  again: [],
  lost: [],
  spending: { counts: NO_CHILDREN, costUsd: ZERO_USD, costCount: 0, pointsSpent: 0 },
};

const counted = (counts: Partial<ChildCounts>) => ({
  ...IDLE.spending,
  counts: { ...NO_CHILDREN, ...counts },
});

const NOTHING_ENDED = new Map<number, readonly TriedPiece<string>[]>();

const placeOf = ({ index, replacement, attempt }: PieceTry) => `${index}/${replacement}/${attempt}`;

/** What becomes of each try, in the order of their ends. */
interface Fate {
  readonly status: TerminalStatus;
  readonly costCents: number | undefined;
  /** Which of the running ones ends next. */
  readonly which: number;
}

const fate = fc.record<Fate>({
  status: fc.constantFrom('success', 'success', 'failed', 'cancelled'),
  costCents: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
  which: fc.nat(1000),
});
const fates = fc
  .tuple(fate, fc.array(fate, { maxLength: 40 }))
  .map(([first, others]): [Fate, ...Fate[]] => [first, ...others]);

/** An execution on its way: what was tried, how far it is, and where something ended since the last look. */
class Course {
  readonly tries: TriedPiece<string>[] = [];
  progress: CookProgress;
  #since = new Map<number, readonly TriedPiece<string>[]>();

  constructor(progress: CookProgress) {
    this.progress = progress;
  }

  look() {
    const decision = decideCook(this.progress, this.#since);
    this.#since = new Map();
    for (const start of decision.start)
      this.tries.push({ ...start, id: placeOf(start), status: 'processing' });
    const { nextIndex, again, lost } = decision;
    this.progress = { ...this.progress, nextIndex, again, lost };
    this.#count({ processing: decision.start.length });
    return decision;
  }

  get running() {
    return this.tries.filter(({ status }) => status === 'processing');
  }

  endOne({ status, costCents, which }: Fate): void {
    const ending = this.running[which % this.running.length];
    if (ending === undefined) throw new Error('nothing runs');
    this.tries[this.tries.indexOf(ending)] = { ...ending, status };
    this.#count({ processing: -1, [status]: 1 });
    const { spending } = this.progress;
    const cost = costCents === undefined ? ZERO_USD : (String(costCents / 100) as Usd);
    this.progress = {
      ...this.progress,
      spending: {
        ...spending,
        costUsd: addUsd(spending.costUsd, cost),
        costCount: spending.costCount + (costCents === undefined ? 0 : 1),
        pointsSpent: spending.pointsSpent + (status === 'success' ? 10 : 0),
      },
    };
    this.#since.set(
      ending.index,
      this.tries.filter(({ index }) => index === ending.index),
    );
  }

  #count(more: Partial<ChildCounts>): void {
    const counts = { ...this.progress.spending.counts };
    for (const status of GENERATION_STATUSES) counts[status] += more[status] ?? 0;
    this.progress = { ...this.progress, spending: { ...this.progress.spending, counts } };
  }
}

/** Drives an execution to its end, one end after each look. */
function drive(initial: CookProgress, ends: readonly [Fate, ...Fate[]]) {
  const course = new Course(initial);
  for (let look = 0; look < 5000; look += 1) {
    const { end } = course.look();
    if (end) return { tries: course.tries, progress: course.progress, end };
    if (course.running.length > 0) course.endOne(ends[look % ends.length] ?? ends[0]);
  }
  throw new Error('it does not end');
}

describe('a cook execution', () => {
  test('starts places in order, as many as may run side by side', () => {
    const { start, nextIndex, more } = decideCook(IDLE, NOTHING_ENDED);
    expect(start.map(placeOf)).toEqual(['0/0/1', '1/0/1']);
    expect({ nextIndex, more }).toEqual({ nextIndex: 2, more: false });
  });

  test.each(['paused', 'stopping'] as const)('that is %s starts nothing', (status) => {
    const running = { ...IDLE, status, spending: counted({ processing: 1 }) };
    expect(decideCook(running, NOTHING_ENDED)).toMatchObject({ start: [], nextIndex: 0 });
    expect(decideCook(running, NOTHING_ENDED).end).toBeUndefined();
  });

  test('that is to stop ends when nothing runs any more', () => {
    const { end } = decideCook({ ...IDLE, status: 'stopping' }, NOTHING_ENDED);
    expect(end).toEqual({ status: 'stopped', reason: 'stopped on request' });
  });

  test('tries a failed piece again before it goes on', () => {
    const failed = { index: 0, replacement: 0, attempt: 1, id: 'a', status: 'failed' } as const;
    const progress = { ...IDLE, nextIndex: 2, spending: counted({ processing: 1, failed: 1 }) };
    expect(decideCook(progress, new Map([[0, [failed]]])).start.map(placeOf)).toEqual(['0/0/2']);
  });

  test('gives up a retry whose first try succeeded after all, and names the one that runs', () => {
    const tries = [
      { index: 0, replacement: 0, attempt: 1, id: 'a', status: 'success' },
      { index: 0, replacement: 0, attempt: 2, id: 'b', status: 'processing' },
    ] as const;
    const queued = [{ index: 0, replacement: 0, attempt: 2 }];
    const decision = decideCook({ ...IDLE, nextIndex: 5, again: queued }, new Map([[0, tries]]));
    expect(decision).toMatchObject({ again: [], superfluous: ['b'], start: [] });
  });

  test('whose budget is spent ends once nothing runs', () => {
    const budget = { usd: '1' as Usd };
    const spending = { ...counted({ success: 2, processing: 1 }), costUsd: '1' as Usd, costCount: 2 };
    expect(decideCook({ ...IDLE, nextIndex: 3, budget, spending }, NOTHING_ENDED)).toMatchObject({
      start: [],
    });
    const ended = { ...spending, counts: { ...NO_CHILDREN, success: 3 } };
    expect(decideCook({ ...IDLE, nextIndex: 3, budget, spending: ended }, NOTHING_ENDED).end).toEqual({
      status: 'stopped',
      reason: 'the budget is spent',
    });
  });

  test('that ends early gives up what was to be tried again', () => {
    const again = [{ index: 1, replacement: 0, attempt: 2 }];
    const stopping = { ...IDLE, status: 'stopping', nextIndex: 3, again, lost: [0] } as const;
    expect(decideCook(stopping, NOTHING_ENDED)).toMatchObject({
      end: { status: 'stopped' },
      again: [],
      lost: [0, 1],
    });
  });

  test('that starts at a later place makes only what is left', () => {
    const { tries, end } = drive({ ...IDLE, firstIndex: 3, nextIndex: 3 }, [
      { status: 'success', costCents: 1, which: 0 },
    ]);
    expect(tries.map(({ index }) => index)).toEqual([3, 4]);
    expect(end).toEqual({ status: 'completed' });
  });

  const rules = fc.record({ attempts: fc.integer({ min: 1, max: 3 }), thenReplace: fc.boolean() });
  const shape = fc.record({
    targetSize: fc.integer({ min: 1, max: 60 }),
    concurrency: fc.integer({ min: 1, max: 30 }),
    onFailure: rules,
  });

  test('always ends, with every place made or given up, and no try made twice', () => {
    fc.assert(
      fc.property(shape, fates, (settings, ends) => {
        const { tries, progress, end } = drive({ ...IDLE, ...settings }, ends);
        expect(new Set(tries.map(placeOf)).size).toBe(tries.length);
        const made = tries.filter(({ status }) => status === 'success').map(({ index }) => index);
        expect(new Set(made).size).toBe(made.length);
        expect([...made, ...progress.lost].sort((a, b) => a - b)).toEqual(
          Array.from({ length: settings.targetSize }, (_, index) => index),
        );
        const { attempts, thenReplace } = settings.onFailure;
        const most = attempts * (thenReplace ? 1 + REPLACEMENTS_AT_MOST : 1);
        for (const index of progress.lost) {
          expect(tries.filter((tried) => tried.index === index)).toHaveLength(most);
        }
        expect(end.status).toBe(made.length === 0 ? 'failed' : 'completed');
      }),
      { numRuns: 300 },
    );
  });

  test('exceeds its budget by no more than what was in flight', () => {
    fc.assert(
      fc.property(shape, fates, fc.integer({ min: 1, max: 500 }), (settings, ends, cents) => {
        const usd = String(cents / 100) as Usd;
        const { progress, end } = drive({ ...IDLE, ...settings, budget: { usd } }, ends);
        const most = Math.max(...ends.map(({ costCents }) => costCents ?? 0));
        expect(Number(progress.spending.costUsd) * 100).toBeLessThanOrEqual(
          cents + settings.concurrency * most + 1e-6,
        );
        expect(['completed', 'failed', 'stopped']).toContain(end.status);
      }),
      { numRuns: 300 },
    );
  });

  test('never has more running than it may', () => {
    fc.assert(
      fc.property(shape, fc.nat(40), (settings, processing) => {
        const { start } = decideCook(
          { ...IDLE, ...settings, spending: counted({ processing }) },
          NOTHING_ENDED,
        );
        expect(start.length).toBeLessThanOrEqual(Math.max(0, settings.concurrency - processing));
      }),
    );
  });
});
