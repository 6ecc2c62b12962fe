import {
  type ChildCounts,
  type EndedExecutionStatus,
  type ExecutionStatus,
  endedChildren,
  openChildren,
} from './status.ts';

/** How an execution ends that was asked to. */
const ENDS_ON_REQUEST = {
  cook: { status: 'stopped', reason: 'stopped on request' },
  cast: { status: 'cancelled', reason: 'cancellation was requested' },
} as const;

/**
 * How an execution that another service carries out has ended, judged by the children that it reported: once as many ended as it
 * said there would be, and none runs. A cast needs every step; a cook is complete with what could be made.
 * One that is to stop ends once nothing of it runs.
 * @param expected how many children were announced; nothing ends by itself where that was not said
 */
export function reportedEnd(
  kind: 'cook' | 'cast',
  counts: ChildCounts,
  expected: number | undefined,
  status: ExecutionStatus,
): { readonly status: EndedExecutionStatus; readonly reason?: string } | undefined {
  if (status === 'stopping' && openChildren(counts) === 0) return ENDS_ON_REQUEST[kind];
  const ended = endedChildren(counts);
  if (expected === undefined || openChildren(counts) > 0 || ended < expected) return undefined;
  const missing = ended - counts.success;
  if (counts.success >= expected) return { status: 'completed' };
  if (kind === 'cast' || counts.success === 0)
    return { status: 'failed', reason: `${missing} of ${ended} children did not succeed` };
  return { status: 'completed', reason: `${missing} of ${ended} pieces could not be made` };
}
