import type { Phase, ProviderReport } from '@genledger/domain/provider';
import { type JsonRecord, numberField, secondsToMs, timestampField } from '../reading/index.ts';

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

/** When a run began and ended by the provider's clock, and what it is charged for: known once it has ended. */
export function readTiming(
  body: JsonRecord,
  phase: Phase,
): Pick<ProviderReport, 'startedAt' | 'endedAt' | 'computeMs'> {
  const startedAt = timestampField(body, 'started_at');
  const endedAt = timestampField(body, 'ended_at');
  const ended = phase.kind === 'success' || phase.kind === 'failed' || phase.kind === 'cancelled';
  const computeMs = ended ? computeTime(body, phase, startedAt, endedAt) : undefined;
  return {
    ...(startedAt && { startedAt }),
    ...(endedAt && { endedAt }),
    ...(computeMs !== undefined && { computeMs }),
  };
}
