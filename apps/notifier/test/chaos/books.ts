import type { Database, DeliveryDocument } from '@genledger/db/client';
import { fromWhole, toObjectId } from '@genledger/db/mappers';
import { type DeliveryAttempt, listAttempts } from '@genledger/db/repositories';
import type { DeliverySubject, RetrySchedule } from '@genledger/domain/delivery';
import type { Arrival } from './failing-receiver.ts';

/** What is on record of one delivery, beside what its receiver saw. */
export interface Books {
  readonly subject: DeliverySubject;
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

/** When the database was killed and was there again. */
export interface Crash {
  readonly from: Date;
  readonly until: Date;
}

/** Claims wait for no journal, so a crash takes those of its last moment back, ms. */
const UNJOURNALED_MS = 1000;

function isOfLostClaim({ at }: Arrival, { from, until }: Crash): boolean {
  return at.getTime() >= from.getTime() - UNJOURNALED_MS && at <= until;
}

function recordOf(
  database: Database,
  { kind, id }: DeliverySubject,
): Promise<Partial<DeliveryDocument> | null> {
  const _id = toObjectId(id);
  switch (kind) {
    case 'generation':
      return database.generationOutputs.findOne({ _id });
    case 'cookExecution':
      return database.cookExecutions.findOne({ _id });
    case 'spellCast':
      return database.spellCasts.findOne({ _id });
    case 'alert':
      return database.alerts.findOne({ _id });
  }
}

/** Reads the books of one delivery. */
export async function readBooks(
  database: Database,
  subject: DeliverySubject,
  arrivals: readonly Arrival[],
  crash: Crash,
): Promise<Books> {
  const record = await recordOf(database, subject);
  if (record?.deliveryStatus === undefined) throw new Error(`${subject.kind} ${subject.id} is lost`);
  const attempts = await listAttempts(database, subject, 100);
  const interrupted = new Set(
    attempts.flatMap(({ result, token }) => (result === 'interrupted' ? [token] : [])),
  );
  const made = attempts.filter(({ result, token }) => result !== 'interrupted' && !interrupted.has(token));
  const fenced = made.filter((attempt) => attempt.fenced === true);
  const counted = made.filter((attempt) => attempt.fenced !== true);
  // A claim whose finder was killed as well is on no record: its token alone is missing. One that the database lost in a crash was
  // made once more under the same token.
  const tokens = new Set(counted.map(({ token }) => token));
  const missing = fromWhole(record.deliveryLease?.token ?? 0) - tokens.size;
  // And one that the database lost, and whose notifier was killed before it could say so, left nothing but its message.
  const unjournaled = arrivals.filter((arrival) => isOfLostClaim(arrival, crash)).length;
  const cutOff = missing + Math.max(unjournaled, fenced.filter(({ token }) => tokens.has(token)).length);
  const { deliveryStatus, deliveryAttempts = 0, deliveryError, deliveryTimestamp } = record;
  return {
    subject,
    deliveryStatus,
    deliveryAttempts,
    ...(deliveryError !== undefined && { deliveryError }),
    hasTimestamp: deliveryTimestamp !== undefined,
    counted,
    cutOff,
    arrivals,
  };
}

/**
 * Tries on record that count for nothing: their notifier was killed before the outcome, and whoever took the claim up was killed before it
 * said so. It takes two kills each.
 */
export function uncountedOf({ counted, deliveryAttempts }: Books): number {
  return counted.length - deliveryAttempts;
}

/** How often a receiver that had accepted the message accepted it once more. What it turned away in between is a try on record. */
export function repeatsOf({ arrivals }: Books): number {
  return Math.max(0, arrivals.filter(({ isAccepted }) => isAccepted).length - 1);
}

/**
 * How much later than the schedule and the receiver's wish said each try but the first came, ms. Below zero is too early; a notifier
 * or a database that was killed makes it late.
 */
export function latenesses({ counted, deliveryAttempts }: Books, schedule: RetrySchedule): readonly number[] {
  // The schedule goes by the tries that count.
  if (counted.length > deliveryAttempts) return [];
  return counted.slice(1).map(({ startedAt }, index) => {
    const before = counted[index];
    if (before === undefined) return 0;
    const waitMs = Math.max(schedule.waitsMs[index] ?? 0, before.statusCode === 503 ? 1000 : 0);
    return startedAt.getTime() - before.startedAt.getTime() - (before.durationMs ?? 0) - waitMs;
  });
}
