import { type AnyBulkWriteOperation, type ClientSession, type Db, type Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { Chain, Upgraded } from './generation-batch.ts';
import { addToMigrationSums } from './migration-sums.ts';
import { noteUndecided, release, type StoredFinding } from './quarantine.ts';
import { replaceDocuments } from './replace-documents.ts';

function contradiction(castId: string, cooks: readonly string[]) {
  const candidates = cooks.map((value) => ({ source: 'a generation of the cast', value }));
  const finding: StoredFinding = { field: 'cookExecutionId', reason: 'cooks-contradict', candidates };
  return { documentId: new ObjectId(castId), findings: [finding] };
}

/**
 * Tells casts the cook that they made a piece for. A cast that is named with two of them cannot be decided, unless a person did. Most
 * generations of a cast tell the same, and only the first is written.
 */
async function linkCasts(db: Db, chains: readonly Chain[], now: Date, session: ClientSession): Promise<void> {
  if (chains.length === 0) return;
  const casts = db.collection('spellCasts');
  const ids = [...new Set(chains.map(({ castId }) => castId))].map((id) => new ObjectId(id));
  const projection = { cookExecutionId: 1, 'legacy.decisions.cookExecutionId': 1 };
  const found = await casts.find({ _id: { $in: ids } }, { projection, session }).toArray();
  const isDecided = new Map(
    found.map(({ _id, legacy }) => [String(_id), legacy?.decisions?.cookExecutionId !== undefined]),
  );
  const cooks = new Map(
    found.flatMap(({ _id, cookExecutionId: cook }) =>
      cook === undefined ? [] : [[String(_id), String(cook)]],
    ),
  );
  const links: AnyBulkWriteOperation<Document>[] = [];
  const undecided = chains.flatMap(({ castId, cookId }) => {
    const cook = cooks.get(castId);
    if (cook === undefined && isDecided.has(castId)) {
      cooks.set(castId, cookId);
      const update = { $set: { cookExecutionId: new ObjectId(cookId) } };
      links.push({ updateOne: { filter: { _id: new ObjectId(castId) }, update } });
      return [];
    }
    const isContradicted = cook !== undefined && cook !== cookId && isDecided.get(castId) === false;
    return isContradicted ? [contradiction(castId, [cook, cookId])] : [];
  });
  if (links.length > 0) await casts.bulkWrite(links, { ordered: false, session });
  await noteUndecided(db, 'spellCasts', undecided, now, session);
}

/** A migrated document holds the old one beside itself, and some fields more. */
const KEPT_TWICE = 2;
const ADDED_BYTES = 4096;

/**
 * Writes what became of a batch, in the transaction that read it: a document that somebody changed in between makes the whole transaction
 * fail, and it is read again.
 */
export async function writeGenerations(
  database: Database,
  results: readonly Upgraded[],
  now: Date,
  session: ClientSession,
): Promise<void> {
  const { db } = database;
  const upgraded = results.flatMap((result) => (result.kind === 'upgraded' ? [result] : []));
  const undecided = results.flatMap((result) => (result.kind === 'quarantined' ? [result] : []));
  const replacements = upgraded.map(({ document, sizeBytes }) => ({
    id: document._id,
    document,
    bytes: sizeBytes * KEPT_TWICE + ADDED_BYTES,
  }));
  await replaceDocuments(db, 'generationOutputs', replacements, { session, ignoreUndefined: true });
  await linkCasts(
    db,
    results.flatMap((result) => ('chain' in result && result.chain ? [result.chain] : [])),
    now,
    session,
  );
  const counted = upgraded.map((result) => result.counted).filter(({ change }) => change.count > 0);
  await addToMigrationSums(database, counted, session);
  await noteUndecided(db, 'generationOutputs', undecided, now, session);
  await release(
    db,
    'generationOutputs',
    upgraded.map(({ documentId }) => documentId),
    session,
  );
}
