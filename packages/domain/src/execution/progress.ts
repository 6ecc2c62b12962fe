import { type ChildCounts, openChildren } from './status.ts';

/** How far an execution has come. */
export interface ExecutionProgress {
  /** Pieces or steps that there are to be in all. */
  readonly expected: number;
  readonly made: number;
  /** Given up for good. */
  readonly lost: number;
  readonly running: number;
  /** 0 to 1. */
  readonly share: number;
  /** Whole milliseconds, at the pace so far; absent where there is no pace yet, or it stands still. */
  readonly timeLeftMs?: number;
}

/** How far an execution has come, and how long the rest takes at the pace of what is done. */
export function progressOf(execution: {
  readonly expected: number;
  readonly lost: number;
  readonly counts: ChildCounts;
  readonly startedAt: Date;
  readonly now: Date;
  /** Whether it goes on now: not paused, not ended. */
  readonly goesOn: boolean;
}): ExecutionProgress {
  const { expected, lost, counts, startedAt, now, goesOn } = execution;
  const made = Math.min(counts.success, expected);
  const done = Math.min(made + lost, expected);
  const elapsedMs = now.getTime() - startedAt.getTime();
  const left = expected - done;
  return {
    expected,
    made,
    lost,
    running: openChildren(counts),
    share: expected === 0 ? 1 : done / expected,
    ...(goesOn && done > 0 && elapsedMs > 0 && { timeLeftMs: Math.round((elapsedMs / done) * left) }),
  };
}
