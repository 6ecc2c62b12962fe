import { elapsedBetween } from '../duration/index.ts';
import { type Evidence, type GenerationStatus, isTerminal } from '../generation/index.ts';
import type { EventId, GenerationId } from '../kernel/index.ts';
import { type LegacyDocument, readDuration } from '../legacy/index.ts';

/** The times of an old record that could be decided. */
export interface LegacyTimes {
  readonly requestTimestamp: Date;
  readonly responseTimestamp?: Date;
  readonly startedAt?: Date;
}

/** The event that an old record stands for: nobody kept the real ones. */
export function legacyEventId(id: GenerationId): EventId {
  return `legacy-${id}` as EventId;
}

/** Whether a start can be believed: not before the request, not after the end. */
function isBelievable(start: Date, { requestTimestamp, responseTimestamp }: LegacyTimes): boolean {
  return start >= requestTimestamp && (responseTimestamp === undefined || start <= responseTimestamp);
}

/** The compute time of a duration that was measured on the GPU, where no start tells the same. */
function computeTime(document: LegacyDocument, times: LegacyTimes): number | undefined {
  const { requestTimestamp, responseTimestamp } = times;
  if (responseTimestamp === undefined) return undefined;
  const wall = elapsedBetween(requestTimestamp, responseTimestamp);
  const duration = wall.clockSkew ? undefined : readDuration(document, { wallMs: wall.ms });
  return duration?.kind === 'compute' ? duration.ms : undefined;
}

/**
 * What an old record shows, in the form from which the ledger derives its own records, so that a late report of the provider is merged
 * like any other. A run in progress of which nobody noted the start is taken to have begun with its request.
 */
export function evidenceOf(
  id: GenerationId,
  document: LegacyDocument,
  status: GenerationStatus,
  times: LegacyTimes,
): Evidence {
  const eventId = legacyEventId(id);
  const { requestTimestamp, responseTimestamp, startedAt } = times;
  const start = startedAt && isBelievable(startedAt, times) ? startedAt : undefined;
  const began = start ?? (status === 'processing' ? requestTimestamp : undefined);
  const processing = began && { receivedAt: began, eventId, at: began };
  if (!isTerminal(status) || responseTimestamp === undefined)
    return { ...(processing && { processing }), ends: {} };
  const seen = { receivedAt: responseTimestamp, eventId };
  const computeMs = start === undefined ? computeTime(document, times) : undefined;
  return {
    ...(processing && { processing }),
    ...(computeMs !== undefined && { computeMs: { ...seen, value: computeMs } }),
    ends: { [status]: { ...seen, source: 'webhook', endedAt: responseTimestamp } },
  };
}
