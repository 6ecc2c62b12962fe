import type { Phase, ProviderReport } from '@genledger/domain/provider';
import { type JsonRecord, msBetween, numberField, secondsToMs, timestampField } from '../reading/index.ts';

/**
 * The time charged, whole milliseconds: `run_duration` in seconds, else from start to end. Negative times are two clocks that
 * disagree, and no measure; nor is a success that took no time.
 */
function computeTime(body: JsonRecord, phase: Phase, startedAt?: Date, endedAt?: Date): number | undefined {
  const seconds = numberField(body, 'run_duration');
  const told = seconds === undefined ? undefined : secondsToMs(seconds);
  const measured = startedAt && endedAt ? endedAt.getTime() - startedAt.getTime() : undefined;
  return [told, measured].find(
    (ms) => ms !== undefined && (ms > 0 || (ms === 0 && phase.kind !== 'success')),
  );
}

/**
 * The waiting before the start: `cold_start_duration` where it is told and fits, and the rest as queueing; the whole of it as queueing
 * where it is not told.
 */
function waiting(body: JsonRecord, startedAt?: Date): Pick<ProviderReport, 'queueMs' | 'coldStartMs'> {
  const waitedMs = msBetween(timestampField(body, 'created_at'), startedAt);
  const seconds = numberField(body, 'cold_start_duration');
  const coldStartMs = seconds === undefined ? undefined : secondsToMs(seconds);
  if (waitedMs === undefined) return coldStartMs === undefined ? {} : { coldStartMs };
  return coldStartMs === undefined || coldStartMs > waitedMs
    ? { queueMs: waitedMs }
    : { queueMs: waitedMs - coldStartMs, coldStartMs };
}

/** When a run began and ended by the provider's clock, how long it waited, and what it is charged for: known once it has ended. */
export function readTiming(
  body: JsonRecord,
  phase: Phase,
): Pick<ProviderReport, 'startedAt' | 'endedAt' | 'computeMs' | 'queueMs' | 'coldStartMs'> {
  const startedAt = timestampField(body, 'started_at');
  const endedAt = timestampField(body, 'ended_at');
  const ended = phase.kind === 'success' || phase.kind === 'failed' || phase.kind === 'cancelled';
  const computeMs = ended ? computeTime(body, phase, startedAt, endedAt) : undefined;
  return {
    ...(startedAt && { startedAt }),
    ...(endedAt && { endedAt }),
    ...(ended && waiting(body, startedAt)),
    ...(computeMs !== undefined && { computeMs }),
  };
}
