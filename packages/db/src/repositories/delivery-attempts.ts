import type { DeliverySubject } from '@genledger/domain/delivery';
import { MongoBulkWriteError, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { isDuplicateKey } from '../client/failures.ts';
import { fromWhole, toObjectId, toWhole } from '../mappers/index.ts';

/** One try at a delivery, as it is kept. */
export interface DeliveryAttempt {
  /** Made before it is written, so that writing it again changes nothing. */
  readonly id: string;
  readonly deliveryId: string;
  readonly subject: DeliverySubject;
  readonly accountId: string;
  readonly platform: string;
  /** The host or chat it went to, without secrets. */
  readonly destination?: string;
  /** The notifier that made it, and the fencing token that it held. */
  readonly notifier: string;
  readonly token: number;
  readonly startedAt: Date;
  /** Whole milliseconds; absent where its notifier died in the middle. */
  readonly durationMs?: number;
  /** `delivered`, `failed`, `refused`, `held`; `interrupted` where it is not known. */
  readonly result: string;
  readonly reason?: string;
  readonly statusCode?: number;
  /** The beginning of the answer. */
  readonly excerpt?: string;
  /** True where the outcome came too late to count. */
  readonly fenced?: boolean;
}

/** A new id for an attempt. */
export function newAttemptId(): string {
  return new ObjectId().toHexString();
}

/**
 * Keeps attempts; those that are kept already stay as they are. It does not wait for the disk: the outcome that is written next,
 * and waits for a majority, makes durable what was written before it.
 */
export async function insertAttempts(
  database: Database,
  attempts: readonly DeliveryAttempt[],
): Promise<void> {
  if (attempts.length === 0) return;
  const documents = attempts.map(({ id, subject, token, durationMs, ...fields }) => ({
    _id: ObjectId.createFromHexString(id),
    subjectKind: subject.kind,
    subjectId: toObjectId(subject.id),
    token: toWhole(token),
    ...(durationMs !== undefined && { durationMs: toWhole(durationMs) }),
    ...fields,
  }));
  try {
    await database.deliveryAttempts.insertMany(documents, {
      ordered: false,
      writeConcern: { w: 1, journal: false },
    });
  } catch (error) {
    const isRepeat =
      error instanceof MongoBulkWriteError &&
      isDuplicateKey(error) &&
      error.result.getWriteConcernError() === undefined &&
      [error.writeErrors].flat().every(({ code }) => code === 11_000);
    if (!isRepeat) throw error;
  }
}

/** Marks attempts whose outcome came too late to count. */
export async function markFenced(database: Database, attemptIds: readonly string[]): Promise<void> {
  await database.deliveryAttempts.updateMany(
    { _id: { $in: attemptIds.map((id) => ObjectId.createFromHexString(id)) } },
    { $set: { fenced: true } },
  );
}

/** The tries of a subject, oldest first. */
export async function listAttempts(
  database: Database,
  subject: DeliverySubject,
  limit: number,
): Promise<readonly DeliveryAttempt[]> {
  const documents = await database.deliveryAttempts
    .find({ subjectId: toObjectId(subject.id) })
    .sort({ startedAt: 1, _id: 1 })
    .limit(limit)
    .toArray();
  return documents.map(
    ({ _id, subjectKind: _kind, subjectId: _subjectId, token, durationMs, ...fields }) => ({
      id: _id.toHexString(),
      subject,
      token: fromWhole(token),
      ...(durationMs !== undefined && { durationMs: fromWhole(durationMs) }),
      ...fields,
    }),
  );
}
