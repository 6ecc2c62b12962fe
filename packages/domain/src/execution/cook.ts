import { type Budget, budgetAllows, type Spending } from './budget.ts';
import { decidePlace, type FailureRule, type PieceTry, type TriedPiece } from './place.ts';
import { type EndedExecutionStatus, type ExecutionStatus, hasEnded, openChildren } from './status.ts';

/** How the pieces of a cook execution are made, and how far it has come. */
export interface CookProgress {
  readonly status: ExecutionStatus;
  /** The first place of this execution. */
  readonly firstIndex: number;
  /** The place behind the last one. */
  readonly targetSize: number;
  /** Pieces that may run side by side. */
  readonly concurrency: number;
  readonly budget: Budget;
  readonly onFailure: FailureRule;
  /** The first place at which nothing was tried yet. */
  readonly nextIndex: number;
  /** What is to be tried again, or instead, oldest first. */
  readonly again: readonly PieceTry[];
  /** Places that were given up. */
  readonly lost: readonly number[];
  readonly spending: Spending;
  /** Why it cannot go on; it then ends as failed once nothing runs. */
  readonly failure?: string;
}

/** What a look at a cook execution leads to. */
export interface CookDecision<Id> {
  /** Pieces to start now, in order. */
  readonly start: readonly PieceTry[];
  /** Tries that would make a place twice. */
  readonly superfluous: readonly Id[];
  readonly nextIndex: number;
  readonly again: readonly PieceTry[];
  readonly lost: readonly number[];
  /** Whether there is more to start at once, beyond the most that one look starts. */
  readonly more: boolean;
  readonly end?: { readonly status: EndedExecutionStatus; readonly reason?: string };
}

/** Most pieces that one look starts: they are written in one transaction. */
const STARTS_AT_ONCE = 20;

/** Which places have to be tried again, or are given up, since something ended there. */
function follow<Id>(
  progress: CookProgress,
  ended: ReadonlyMap<number, readonly TriedPiece<Id>[]>,
): Pick<CookDecision<Id>, 'again' | 'lost' | 'superfluous'> {
  const again = progress.again.filter(({ index }) => !ended.has(index));
  const lost = progress.lost.filter((index) => !ended.has(index));
  const superfluous: Id[] = [];
  for (const [index, tries] of ended) {
    const decision = decidePlace(tries, progress.onFailure);
    if (decision.kind === 'again') again.push(decision.next);
    else if (decision.kind === 'lost') lost.push(index);
    else if (decision.kind === 'made') superfluous.push(...decision.superfluous);
  }
  return { again, lost, superfluous };
}

function endOf(
  progress: CookProgress,
  lost: number,
  exhausted: boolean,
  done: boolean,
): CookDecision<never>['end'] {
  if (openChildren(progress.spending.counts) > 0) return undefined;
  const expected = progress.targetSize - progress.firstIndex;
  if (done) {
    if (lost === 0) return { status: 'completed' };
    return lost < expected
      ? { status: 'completed', reason: `${lost} of ${expected} pieces could not be made` }
      : { status: 'failed', reason: 'no piece could be made' };
  }
  if (progress.failure !== undefined) return { status: 'failed', reason: progress.failure };
  if (progress.status === 'stopping') return { status: 'stopped', reason: 'stopped on request' };
  return exhausted ? { status: 'stopped', reason: 'the budget is spent' } : undefined;
}

/** What is started now, and what is left to start. */
interface Starts {
  readonly start: readonly PieceTry[];
  readonly nextIndex: number;
  readonly again: readonly PieceTry[];
  /** The budget allows no more. */
  readonly exhausted: boolean;
  /** Nothing is left to start. */
  readonly done: boolean;
  /** Pieces that may run beside those that do. */
  readonly free: number;
}

/** Takes retries and replacements first, then new places in order, as many as concurrency and budget allow. */
function takeStarts(progress: CookProgress, waiting: readonly PieceTry[]): Starts {
  const { status, targetSize, concurrency, budget, spending } = progress;
  const start: PieceTry[] = [];
  const again = [...waiting];
  let { nextIndex } = progress;
  let exhausted = false;
  const free = () => concurrency - openChildren(spending.counts) - start.length;
  const done = () => again.length === 0 && nextIndex >= targetSize;
  while (status === 'running' && !done() && free() > 0 && start.length < STARTS_AT_ONCE) {
    exhausted = !budgetAllows(budget, spending, start.length);
    if (exhausted) break;
    const retry = again.shift();
    start.push(retry ?? { index: nextIndex, replacement: 0, attempt: 1 });
    if (retry === undefined) nextIndex += 1;
  }
  return { start, nextIndex, again, exhausted, done: done(), free: free() };
}

/**
 * What is next in a cook execution: retries and replacements first, then new places in order, as many as concurrency and budget
 * allow. It ends when every place has its piece or was given up, or when nothing runs and nothing may start.
 * @param ended all tries of each place at which something ended since the last look
 */
export function decideCook<Id>(
  progress: CookProgress,
  ended: ReadonlyMap<number, readonly TriedPiece<Id>[]>,
): CookDecision<Id> {
  const { again: waiting, lost, superfluous } = follow(progress, ended);
  const { status, nextIndex: reached } = progress;
  if (hasEnded(status))
    return { superfluous, nextIndex: reached, again: waiting, lost, start: [], more: false };
  const { start, nextIndex, again, exhausted, done, free } = takeStarts(progress, waiting);
  const end = start.length === 0 ? endOf(progress, lost.length, exhausted, done) : undefined;
  const next = { start, superfluous, nextIndex };
  // An end leaves nothing open: what was to be tried again is given up with it.
  if (end)
    return { ...next, again: [], lost: [...lost, ...again.map(({ index }) => index)], more: false, end };
  return { ...next, again, lost, more: status === 'running' && !done && !exhausted && free > 0 };
}
