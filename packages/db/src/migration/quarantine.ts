import { type AnyBulkWriteOperation, type ClientSession, type Db, type Document, ObjectId } from 'mongodb';
import { MIGRATION } from './original.ts';

/** One thing about a document that cannot be decided. */
export interface StoredFinding {
  readonly field: string;
  readonly reason: string;
  readonly candidates: readonly { readonly source: string; readonly value: string }[];
}

/** A document that was left as it is, and why. */
export interface QuarantinedRecord {
  readonly collection: string;
  readonly documentId: unknown;
  readonly findings: readonly StoredFinding[];
  readonly decisions: Readonly<Record<string, string>>;
}

const quarantineOf = (db: Db) => db.collection('quarantine');

/** Notes documents as undecided; what a person decided of one already stays. */
export async function noteUndecided(
  db: Db,
  collection: string,
  undecided: readonly { readonly documentId: unknown; readonly findings: readonly StoredFinding[] }[],
  now: Date,
  session?: ClientSession,
): Promise<void> {
  const operations: AnyBulkWriteOperation<Document>[] = undecided.map(({ documentId, findings }) => {
    const reasons = [...new Set(findings.map(({ reason }) => reason))].sort();
    return {
      updateOne: {
        filter: { collection, documentId },
        update: {
          $set: { migration: MIGRATION, reasons, findings },
          $setOnInsert: { _id: new ObjectId(), foundAt: now },
        },
        upsert: true,
      },
    };
  });
  if (operations.length > 0)
    await quarantineOf(db).bulkWrite(operations, { ordered: false, ...(session && { session }) });
}

/** Lets documents go that could be decided after all. */
export async function release(
  db: Db,
  collection: string,
  documentIds: readonly unknown[],
  session?: ClientSession,
): Promise<void> {
  if (documentIds.length === 0) return;
  await quarantineOf(db).deleteMany(
    { collection, documentId: { $in: [...documentIds] } },
    session ? { session } : {},
  );
}

function toRecord(document: Document): QuarantinedRecord {
  return {
    collection: document['collection'],
    documentId: document['documentId'],
    findings: document['findings'],
    decisions: document['decisions'] ?? {},
  };
}

/** What people decided of documents, by the text of their ids. */
export async function decisionsOf(
  db: Db,
  documentIds: readonly unknown[],
  session?: ClientSession,
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const found = await quarantineOf(db)
    .find(
      {
        collection: 'generationOutputs',
        documentId: { $in: [...documentIds] },
        decisions: { $exists: true },
      },
      session ? { session } : {},
    )
    .toArray();
  return new Map(found.map(toRecord).map(({ documentId, decisions }) => [String(documentId), decisions]));
}

/** Which documents of the quarantine are meant. */
export interface QuarantineFilter {
  readonly reason?: string;
  readonly id?: string;
}

const conditionsOf = ({ reason, id }: QuarantineFilter): Document => ({
  ...(reason !== undefined && { reasons: reason }),
  ...(id !== undefined && {
    documentId: ObjectId.isValid(id) && id.length === 24 ? { $in: [id, new ObjectId(id)] } : id,
  }),
});

/** The documents that are undecided, oldest first. */
export async function listQuarantined(
  db: Db,
  filter: QuarantineFilter,
  limit: number,
): Promise<readonly QuarantinedRecord[]> {
  return (await quarantineOf(db).find(conditionsOf(filter)).sort({ _id: 1 }).limit(limit).toArray()).map(
    toRecord,
  );
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

/** Keeps what a person decided. @returns how many documents it is about */
export async function decide(
  db: Db,
  filter: QuarantineFilter,
  decisions: Readonly<Record<string, string>>,
): Promise<number> {
  const set = Object.fromEntries(
    Object.entries(decisions).map(([field, value]) => [`decisions.${field}`, value]),
  );
  const { matchedCount } = await quarantineOf(db).updateMany(conditionsOf(filter), { $set: set });
  return matchedCount;
}
