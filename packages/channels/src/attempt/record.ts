import type { Database } from '@genledger/db/client';
import {
  type ClaimedDelivery,
  type DeliveryAttempt,
  type DeliveryOutcome,
  insertAttempts,
  markFenced,
  newAttemptId,
  recordOutcomes,
} from '@genledger/db/repositories';
import { type DeliverySubjectId, type RetrySchedule, settleTry } from '@genledger/domain/delivery';
import type { Clock } from '@genledger/services/context';
import type { Attempted } from './attempt.ts';

/** What is to be written of one delivery. */
export interface AttemptEntry {
  readonly outcome: DeliveryOutcome;
  /** Absent where no try was made. */
  readonly attempt?: DeliveryAttempt;
}

/** Who settles a try, when, and by which chance its next one is spread. */
export interface Settler {
  /** Names this start of the process: the owner of its claims. */
  readonly name: string;
  readonly clock: Clock;
  /** Draws a number from 0 up to, not including, 1. */
  readonly random: () => number;
}

/** Where no channel says otherwise: what is decided without a try needs no schedule. */
const NO_SCHEDULE: RetrySchedule = { waitsMs: [], jitter: 'none', giveUpAfterMs: Number.MAX_SAFE_INTEGER };

function attemptOf(name: string, delivery: ClaimedDelivery, attempted: Attempted): DeliveryAttempt {
  const { deliveryId, result, destination, startedAt, durationMs } = attempted;
  return {
    id: newAttemptId(),
    deliveryId,
    subject: delivery.subject,
    accountId: delivery.accountId,
    platform: delivery.platform,
    ...(destination !== undefined && { destination }),
    notifier: name,
    token: delivery.token,
    startedAt,
    durationMs,
    result: result.kind,
    ...(result.reason !== undefined && { reason: result.reason }),
    ...(result.statusCode !== undefined && { statusCode: result.statusCode }),
    ...(result.excerpt !== undefined && { excerpt: result.excerpt }),
  };
}

/** Whether the time in all counts: from the first try, or the first wait for a receiver. Waiting for a setting of ours is not its fault. */
function isTakenUp({ result }: Attempted): boolean {
  return result.kind !== 'held' || result.hold !== 'not-configured';
}

/** What becomes of a claimed delivery by its try, and what is kept of the try. */
export function entryOf(
  { name, clock, random }: Settler,
  delivery: ClaimedDelivery,
  attempted: Attempted,
): AttemptEntry {
  const { progress } = delivery;
  const now = clock.now();
  const schedule = attempted.channel?.policy.schedule ?? NO_SCHEDULE;
  const settlement = settleTry(attempted.result, progress, schedule, now, random());
  const startedAt = progress.startedAt ?? (isTakenUp(attempted) ? attempted.startedAt : undefined);
  return {
    outcome: {
      subject: delivery.subject,
      owner: name,
      token: delivery.token,
      settlement,
      ...(startedAt && { startedAt }),
      at: now,
    },
    ...(attempted.isRecorded && { attempt: attemptOf(name, delivery, attempted) }),
  };
}

/**
 * Writes tries and their outcomes: the tries first, so that no outcome is without its try; both may be written again.
 * @returns the subjects whose outcome came too late to count
 */
export async function recordEntries(
  database: Database,
  entries: readonly AttemptEntry[],
): Promise<ReadonlySet<DeliverySubjectId>> {
  await insertAttempts(
    database,
    entries.flatMap(({ attempt }) => attempt ?? []),
  );
  const fenced = await recordOutcomes(
    database,
    entries.map(({ outcome }) => outcome),
  );
  const late = entries.flatMap(
    ({ outcome, attempt }) => (fenced.has(outcome.subject.id) && attempt?.id) || [],
  );
  if (late.length > 0) await markFenced(database, late);
  return fenced;
}
