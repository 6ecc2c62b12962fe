import type { Phase, ProviderReport } from '@genledger/domain/provider';
import {
  asRecord,
  field,
  type JsonRecord,
  msBetween,
  numberField,
  secondsToMs,
  timestampField,
} from '../reading/index.ts';

/**
 * The time that the prediction ran, whole milliseconds: `metrics.predict_time` in seconds. 0 for one that ended without ever having
 * started, since setting up and waiting is not charged.
 */
function computeTime(prediction: JsonRecord, phase: Phase, startedAt: Date | undefined): number | undefined {
  const metrics = asRecord(field(prediction, 'metrics')) ?? {};
  const seconds = numberField(metrics, 'predict_time');
  if (seconds !== undefined) return secondsToMs(seconds);
  return startedAt === undefined && phase.kind !== 'success' ? 0 : undefined;
}

/**
 * When a prediction began and ended by Replicate's clock, how long it waited, and how long it ran: known once it has ended. Queue and
 * boot are one wait there.
 */
export function readTiming(
  prediction: JsonRecord,
  phase: Phase,
): Pick<ProviderReport, 'startedAt' | 'endedAt' | 'queueMs' | 'computeMs'> {
  const startedAt = timestampField(prediction, 'started_at');
  const endedAt = timestampField(prediction, 'completed_at');
  const times = { ...(startedAt && { startedAt }), ...(endedAt && { endedAt }) };
  if (phase.kind === 'pending' || phase.kind === 'processing' || phase.kind === 'unknown') return times;
  const queueMs = msBetween(timestampField(prediction, 'created_at'), startedAt);
  const computeMs = computeTime(prediction, phase, startedAt);
  return {
    ...times,
    ...(queueMs !== undefined && { queueMs }),
    ...(computeMs !== undefined && { computeMs }),
  };
}
