import type { AccountId } from '@genledger/domain/kernel';
import { Long, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { WebMessageDocument } from '../client/documents.ts';
import { isDuplicateKey } from '../client/failures.ts';
import { inTransaction } from '../client/transaction.ts';
import { fromWhole, toWhole } from '../mappers/index.ts';

/** A message to the web clients of an account. */
export interface WebMessage {
  readonly accountId: AccountId;
  /** Place in the account's stream, from 1, without gaps. */
  readonly sequence: number;
  readonly deliveryId: string;
  readonly event: string;
  readonly data: unknown;
  readonly createdAt: Date;
}

/**
 * Lays a message at the end of its account's stream. Numbers are given out and messages written in one transaction, so a reader that
 * has seen a number has seen all before it. A delivery that lies there already stays as it is.
 */
export async function appendWebMessage(
  database: Database,
  message: Omit<WebMessage, 'sequence'>,
): Promise<void> {
  const { accountId, deliveryId } = message;
  if (await database.webMessages.findOne({ deliveryId }, { projection: { _id: 1 } })) return;
  const append = () =>
    inTransaction(database, async (session) => {
      const stream = await database.webStreams.findOneAndUpdate(
        { accountId },
        { $inc: { last: Long.ONE } },
        { upsert: true, returnDocument: 'after', session },
      );
      // The driver reads small ones as numbers, which the database would not take back as a Long.
      const sequence = toWhole(stream === null ? 1 : fromWhole(stream.last));
      await database.webMessages.insertOne({ _id: new ObjectId(), ...message, sequence }, { session });
    });
  try {
    await append();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Another notifier laid it there meanwhile, or began the account's stream.
    const known = await database.webMessages.findOne({ deliveryId }, { projection: { _id: 1 } });
    if (known === null) await append();
  }
}

function fromDocument({ _id, sequence, accountId, ...fields }: WebMessageDocument): WebMessage {
  return { ...fields, accountId: accountId as AccountId, sequence: fromWhole(sequence) };
}

/** The messages of an account after a number, oldest first. */
export async function listWebMessages(
  database: Database,
  accountId: AccountId,
  after: number,
  limit: number,
): Promise<readonly WebMessage[]> {
  const documents = await database.webMessages
    .find({ accountId, sequence: { $gt: toWhole(after) } })
    .sort({ sequence: 1 })
    .limit(limit)
    .toArray();
  return documents.map(fromDocument);
}

/** The last number given out in an account's stream; 0 where it has none yet. */
export async function lastWebSequence(database: Database, accountId: AccountId): Promise<number> {
  const stream = await database.webStreams.findOne({ accountId });
  return stream === null ? 0 : fromWhole(stream.last);
}
