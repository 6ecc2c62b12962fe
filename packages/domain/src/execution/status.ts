import type { GenerationStatus } from '../generation/index.ts';

/**
 * Where a cook execution or spell cast can be. `paused` starts nothing new, `stopping` never will again and waits for what runs;
 * the last four are ends.
 */
export const EXECUTION_STATUSES = [
  'running',
  'paused',
  'stopping',
  'stopped',
  'completed',
  'failed',
  'cancelled',
] as const;
export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];

/** The states that end an execution. */
export const ENDED_EXECUTION_STATUSES = ['stopped', 'completed', 'failed', 'cancelled'] as const;
export type EndedExecutionStatus = (typeof ENDED_EXECUTION_STATUSES)[number];

/** Whether a state ends an execution. */
export function hasEnded(status: ExecutionStatus): status is EndedExecutionStatus {
  return ENDED_EXECUTION_STATUSES.some((ended) => ended === status);
}

/** The children of an execution by status. */
export type ChildCounts = Readonly<Record<GenerationStatus, number>>;

/** An execution without children. */
export const NO_CHILDREN: ChildCounts = { pending: 0, processing: 0, success: 0, failed: 0, cancelled: 0 };

/** Children that have not ended. */
export function openChildren({ pending, processing }: ChildCounts): number {
  return pending + processing;
}

/** Children that have ended. */
export function endedChildren({ success, failed, cancelled }: ChildCounts): number {
  return success + failed + cancelled;
}

/** Whether the cost of an execution is known as a whole: of every child that has ended, and there is one. */
export function isCostKnown(counts: ChildCounts, costCount: number): boolean {
  const ended = endedChildren(counts);
  return ended > 0 && costCount === ended;
}

/** What an ended execution is to its parent, in the words of a child: a cast that made its piece is a `success`. */
export function childStatusOf(status: ExecutionStatus): GenerationStatus {
  switch (status) {
    case 'running':
    case 'paused':
    case 'stopping':
      return 'processing';
    case 'completed':
      return 'success';
    case 'failed':
      return 'failed';
    case 'stopped':
    case 'cancelled':
      return 'cancelled';
  }
}
