import { ObjectId, type WithId } from 'mongodb';
import type { Database } from '../client/database.ts';

interface OperationDocument {
  _id: ObjectId;
  kind: string;
  about: string;
  operator: string;
  why?: string;
  startedAt: Date;
  finishedAt?: Date;
  outcome?: string;
}

/** Something that somebody had done by hand: who, why, and what came of it. */
export interface OperationRecord extends Omit<OperationDocument, '_id'> {
  readonly id: string;
}

const collectionOf = ({ db }: Database) => db.collection<OperationDocument>('operations');

function toRecord({ _id, ...operation }: WithId<OperationDocument>): OperationRecord {
  return { id: _id.toHexString(), ...operation };
}

/** Keeps that something begins, or is over already. @returns its id */
export async function insertOperation(
  database: Database,
  operation: Omit<OperationRecord, 'id'>,
): Promise<string> {
  const _id = new ObjectId();
  await collectionOf(database).insertOne({ _id, ...operation });
  return _id.toHexString();
}

/** Keeps what came of it. */
export async function finishOperation(
  database: Database,
  id: string,
  outcome: string,
  finishedAt: Date,
): Promise<void> {
  await collectionOf(database).updateOne(
    { _id: ObjectId.createFromHexString(id) },
    { $set: { outcome, finishedAt } },
  );
}

/** The last operation of some kinds; nothing where there was none. */
export async function findLastOperation(
  database: Database,
  kinds: readonly string[],
): Promise<OperationRecord | undefined> {
  const [found] = await collectionOf(database)
    .find({ kind: { $in: [...kinds] } })
    .sort({ startedAt: -1 })
    .limit(1)
    .toArray();
  if (found === undefined) return undefined;
  return toRecord(found);
}

/** Operations of some kinds that are about a record, or made it, newest first. @param id 24 hexadecimal digits, as their words have it */
export async function listOperationsAbout(
  database: Database,
  kinds: readonly string[],
  id: string,
  limit: number,
): Promise<readonly OperationRecord[]> {
  const named = new RegExp(RegExp.escape(id));
  const found = await collectionOf(database)
    .find({ kind: { $in: [...kinds] }, $or: [{ about: named }, { outcome: named }] })
    .sort({ startedAt: -1 })
    .limit(limit)
    .toArray();
  return found.map(toRecord);
}
