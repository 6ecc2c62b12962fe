import {
  type AnyBulkWriteOperation,
  BSON,
  type ClientSession,
  type Db,
  type Document,
  ObjectId,
} from 'mongodb';
import { MIGRATION } from './original.ts';

/** One thing about a document that cannot be decided. */
export interface StoredFinding {
  readonly field: string;
  readonly reason: string;
  readonly candidates: readonly { readonly source: string; readonly value: string }[];
}

/** A document that was left as it is, and why. */
export interface QuarantinedRecord {
  /** Of the note, 24 hexadecimal digits: the place in the list. */
  readonly id: string;
  readonly collection: string;
  readonly documentId: unknown;
  readonly findings: readonly StoredFinding[];
  readonly decisions: Readonly<Record<string, string>>;
}

/** The reason of what a writer of version 1 wrote into a record after its migration, and version 2 cannot take in. */
export const LATER_WRITE = 'later-write';

const quarantineOf = (db: Db) => db.collection('quarantine');

/** A value as a key: of the same type and bytes, or another. */
export const keyOf = (value: unknown): string => Buffer.from(BSON.serialize({ value })).toString('latin1');

/** What a note says of why its document is undecided. */
interface Reasoning {
  readonly migration: string;
  readonly reasons: readonly string[];
  readonly findings: readonly StoredFinding[];
}

const reasoningOf = (findings: readonly StoredFinding[]): Reasoning => ({
  migration: MIGRATION,
  reasons: [...new Set(findings.map(({ reason }) => reason))].sort(),
  findings,
});

/**
 * Notes documents as undecided; what a person decided of one already stays. Every pass finds the undecided again, and most of their notes
 * as they are, so that notes are read once, and written where they are new or say something else.
 */
export async function noteUndecided(
  db: Db,
  collection: string,
  undecided: readonly { readonly documentId: unknown; readonly findings: readonly StoredFinding[] }[],
  now: Date,
  session: ClientSession,
): Promise<void> {
  if (undecided.length === 0) return;
  const ids = undecided.map(({ documentId }) => documentId);
  const found = await quarantineOf(db)
    .find(
      { collection, documentId: { $in: ids } },
      { session, promoteValues: false, batchSize: ids.length + 1 },
    )
    .toArray();
  const notes = new Map(found.map((note) => [keyOf(note['documentId']), note]));
  const latest = new Map(undecided.map((each) => [keyOf(each.documentId), each]));
  const operations = Array.from(latest).flatMap(([key, each]): AnyBulkWriteOperation<Document>[] => {
    const { documentId, findings } = each;
    const reasoning = reasoningOf(findings);
    const note = notes.get(key);
    if (note === undefined)
      return [{ insertOne: { document: { collection, documentId, ...reasoning, foundAt: now } } }];
    const { migration, reasons, findings: before } = note;
    if (keyOf({ migration, reasons, findings: before }) === keyOf(reasoning)) return [];
    return [{ updateOne: { filter: { _id: note._id }, update: { $set: reasoning } } }];
  });
  if (operations.length > 0) await quarantineOf(db).bulkWrite(operations, { ordered: false, session });
}

/** Notes what a writer of version 1 wrote into a migrated record, beside what was noted of it before. */
export async function noteLaterWrite(
  db: Db,
  documentId: unknown,
  findings: readonly StoredFinding[],
  now: Date,
  session: ClientSession,
): Promise<void> {
  await quarantineOf(db).updateOne(
    { collection: 'generationOutputs', documentId },
    {
      $set: { migration: MIGRATION },
      $addToSet: { reasons: LATER_WRITE, findings: { $each: [...findings] } },
      $setOnInsert: { _id: new ObjectId(), foundAt: now },
    },
    { upsert: true, session },
  );
}

/** Forgets later writes that a person decided to drop. */
export async function dropLaterWrites(
  db: Db,
  notes: readonly QuarantinedRecord[],
  session: ClientSession,
): Promise<void> {
  const ids = notes
    .filter(({ findings }) => findings.every(({ reason }) => reason === LATER_WRITE))
    .map(({ id }) => new ObjectId(id));
  await quarantineOf(db).deleteMany({ _id: { $in: ids } }, { session });
}

/** Lets documents go that could be decided after all; later writes that could not be taken in stay noted. */
export async function release(
  db: Db,
  collection: string,
  documentIds: readonly unknown[],
  session?: ClientSession,
): Promise<void> {
  if (documentIds.length === 0) return;
  await quarantineOf(db).deleteMany(
    { collection, documentId: { $in: [...documentIds] }, reasons: { $ne: LATER_WRITE } },
    session ? { session } : {},
  );
}

function toRecord(document: Document): QuarantinedRecord {
  return {
    id: String(document['_id']),
    collection: document['collection'],
    documentId: document['documentId'],
    findings: document['findings'],
    decisions: document['decisions'] ?? {},
  };
}

/** What people decided of documents of a collection, by the text of their ids. */
export async function decisionsOf(
  db: Db,
  collection: string,
  documentIds: readonly unknown[],
  session?: ClientSession,
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const filter = { collection, documentId: { $in: [...documentIds] }, decisions: { $exists: true } };
  const found = await quarantineOf(db)
    .find(filter, { batchSize: documentIds.length + 1, ...(session && { session }) })
    .toArray();
  return new Map(found.map(toRecord).map(({ documentId, decisions }) => [String(documentId), decisions]));
}

/** Which documents of the quarantine are meant. */
export interface QuarantineFilter {
  /** Documents that have any of them. */
  readonly reasons?: readonly string[];
  /** The text of a document's id. */
  readonly id?: string;
  /** The ids of notes, 24 hexadecimal digits each; those that are gone are passed over. */
  readonly notes?: readonly string[];
}

/** The text of an id of any type; nothing where it has none. */
const TEXT_OF_ID = { $convert: { input: '$documentId', to: 'string', onError: null } };

const conditionsOf = ({ reasons, id, notes }: QuarantineFilter): Document => ({
  ...(reasons !== undefined && { reasons: { $in: reasons } }),
  ...(notes !== undefined && { _id: { $in: notes.map((note) => new ObjectId(note)) } }),
  ...(id !== undefined && { $expr: { $eq: [TEXT_OF_ID, id] } }),
});

/** A page of the documents that are undecided, oldest note first. @param after the note after which it begins */
export async function listQuarantined(
  db: Db,
  filter: QuarantineFilter,
  after: string | undefined,
  limit: number,
): Promise<readonly QuarantinedRecord[]> {
  const position = after === undefined ? {} : { _id: { $gt: new ObjectId(after) } };
  const found = quarantineOf(db).find({ $and: [conditionsOf(filter), position] });
  return (await found.sort({ _id: 1 }).limit(limit).toArray()).map(toRecord);
}

/** How many documents of the quarantine are meant. */
export function countMeant(db: Db, filter: QuarantineFilter): Promise<number> {
  return quarantineOf(db).countDocuments(conditionsOf(filter));
}

/** One note of the quarantine. @param id of the note, 24 hexadecimal digits */
export async function findQuarantined(db: Db, id: string): Promise<QuarantinedRecord | undefined> {
  const found = await quarantineOf(db).findOne({ _id: new ObjectId(id) });
  return found ? toRecord(found) : undefined;
}

/** Generations that are undecided since an execution was missing that exists now. */
export async function waitingFor(
  db: Db,
  executionIds: readonly string[],
  session: ClientSession,
): Promise<readonly unknown[]> {
  if (executionIds.length === 0) return [];
  const filter = {
    collection: 'generationOutputs',
    reasons: { $in: ['cast-missing', 'cook-missing'] },
    'findings.candidates.value': { $in: [...executionIds] },
  };
  const found = await quarantineOf(db)
    .find(filter, { session, projection: { documentId: 1 } })
    .toArray();
  return found.map(({ documentId }) => documentId);
}

/** How many documents are undecided, by reason; a document may have several. */
export async function countQuarantined(db: Db): Promise<Readonly<Record<string, number>>> {
  const groups = await quarantineOf(db)
    .aggregate([
      { $unwind: '$reasons' },
      { $group: { _id: '$reasons', count: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ])
    .toArray();
  return Object.fromEntries(groups.map(({ _id, count }) => [String(_id), Number(count)]));
}

/** Keeps what a person decided of documents. */
export async function decide(
  db: Db,
  notes: readonly QuarantinedRecord[],
  decisions: Readonly<Record<string, string>>,
  session: ClientSession,
): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(decisions).map(([field, value]) => [`decisions.${field}`, value]),
  );
  const ids = notes.map(({ id }) => new ObjectId(id));
  await quarantineOf(db).updateMany({ _id: { $in: ids } }, { $set: set }, { session });
}

/** How many of some notes are still there. */
export async function countRemaining(
  db: Db,
  notes: readonly QuarantinedRecord[],
  session: ClientSession,
): Promise<number> {
  return quarantineOf(db).countDocuments(
    { _id: { $in: notes.map(({ id }) => new ObjectId(id)) } },
    { session },
  );
}
