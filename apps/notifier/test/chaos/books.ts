import type { Database } from '@genledger/db/client';
import { type DeliveryAttempt, findGenerationRecord, listAttempts } from '@genledger/db/repositories';
import type { RetrySchedule } from '@genledger/domain/delivery';
import type { GenerationId } from '@genledger/domain/kernel';
import type { Arrival } from './failing-receiver.ts';

/** What is on record of one delivery, beside what its receiver saw. */
export interface Books {
  readonly id: GenerationId;
  readonly deliveryStatus: string;
  readonly deliveryAttempts: number;
  readonly deliveryError?: string;
  readonly hasTimestamp: boolean;
  /** The tries that count. */
  readonly counted: readonly DeliveryAttempt[];
  /** Claims that were cut off between the taking up and the record: so many messages may be on no record. */
  readonly cutOff: number;
  readonly arrivals: readonly Arrival[];
}

/** Reads the books of one delivery. */
export async function readBooks(
  database: Database,
  id: GenerationId,
  arrivals: readonly Arrival[],
): Promise<Books> {
  const record = await findGenerationRecord(database, id);
  if (record === undefined) throw new Error(`generation ${id} is lost`);
  const attempts = await listAttempts(database, { kind: 'generation', id }, 100);
  const interrupted = attempts.filter(({ result }) => result === 'interrupted');
  const cutOff = new Set(interrupted.map(({ token, notifier }) => `${token}/${notifier}`));
  for (const { fenced, token, notifier } of attempts) if (fenced) cutOff.add(`${token}/${notifier}`);
  const { deliveryStatus, deliveryAttempts, deliveryError, deliveryTimestamp } = record;
  return {
    id,
    deliveryStatus,
    deliveryAttempts,
    ...(deliveryError !== undefined && { deliveryError }),
    hasTimestamp: deliveryTimestamp !== undefined,
    counted: attempts.filter(({ token, notifier }) => !cutOff.has(`${token}/${notifier}`)),
    cutOff: cutOff.size,
    arrivals,
  };
}

/** How often a receiver that had accepted the message got it once more. */
export function repeatsOf({ arrivals }: Books): number {
  const first = arrivals.findIndex(({ isAccepted }) => isAccepted);
  return first === -1 ? 0 : arrivals.length - first - 1;
}

/** Tries that came earlier than the schedule and the receiver's wish allow. */
export function tooEarly({ counted }: Books, schedule: RetrySchedule): number {
  return counted.filter(({ startedAt }, index) => {
    const before = counted[index - 1];
    if (before === undefined) return false;
    const waitMs = Math.max(schedule.waitsMs[index - 1] ?? 0, before.statusCode === 503 ? 1000 : 0);
    return startedAt.getTime() < before.startedAt.getTime() + (before.durationMs ?? 0) + waitMs;
  }).length;
}
