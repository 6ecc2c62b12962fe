import { type ClientSession, type Db, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { Chain, Upgraded } from './generation-batch.ts';
import { addToMigrationSums } from './migration-sums.ts';
import { noteUndecided, release, type StoredFinding } from './quarantine.ts';
import { replaceDocuments } from './replace-documents.ts';

/** Tells casts the cook that they made a piece for. A cast that is named with two of them cannot be decided. */
async function linkCasts(db: Db, chains: readonly Chain[], now: Date, session: ClientSession): Promise<void> {
  if (chains.length === 0) return;
  const casts = db.collection('spellCasts');
  const pairs = chains.map(({ castId, cookId }) => ({
    _id: new ObjectId(castId),
    cook: new ObjectId(cookId),
  }));
  const operations = pairs.map(({ _id, cook }) => ({
    updateOne: {
      filter: { _id, cookExecutionId: { $exists: false } },
      update: { $set: { cookExecutionId: cook } },
    },
  }));
  await casts.bulkWrite(operations, { ordered: true, session });
  const found = await casts
    .find(
      { _id: { $in: pairs.map(({ _id }) => _id) }, 'legacy.decisions.cookExecutionId': { $exists: false } },
      { projection: { cookExecutionId: 1 }, session },
    )
    .toArray();
  const linked = new Map(found.map(({ _id, cookExecutionId }) => [String(_id), String(cookExecutionId)]));
  const contradicted = pairs.filter(
    ({ _id, cook }) => linked.has(String(_id)) && linked.get(String(_id)) !== String(cook),
  );
  const undecided = contradicted.map(({ _id, cook }) => {
    const candidates = [String(linked.get(String(_id))), String(cook)].map((value) => ({
      source: 'a generation of the cast',
      value,
    }));
    const finding: StoredFinding = { field: 'cookExecutionId', reason: 'cooks-contradict', candidates };
    return { documentId: _id, findings: [finding] };
  });
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
