import { negated, type WeeklyChange } from '@genledger/domain/statistics';
import { type ClientSession, type Db, type Document, Long } from 'mongodb';
import type { Database } from '../client/database.ts';
import { bytesOf } from '../client/raw-bytes.ts';
import { MIGRATION_SHARD } from '../repositories/rollups.ts';
import { BATCH_BYTES } from './batch-bytes.ts';
import { countedWith } from './counted.ts';
import { idOf, restorable } from './document-bytes.ts';
import { addToMigrationSums } from './migration-sums.ts';
import { MIGRATION, type Original, openOriginal, type Sealing, sha256 } from './original.ts';
import { type Replacement, replaceDocuments } from './replace-documents.ts';

/** Collections whose documents were migrated in place. */
export const MIGRATED_IN_PLACE = ['generationOutputs', 'cooks', 'spells'] as const;
/** Collections whose documents were made from others. */
export const MADE = ['cookExecutions', 'spellCasts'] as const;

/** A document that cannot be restored, and why. */
export interface Unrestored {
  readonly collection: string;
  readonly id: string;
  readonly why: string;
}

/** What a batch of restoring came to. */
export interface RestoredBatch {
  readonly restored: number;
  readonly unrestored: readonly Unrestored[];
  /** Absent where nothing was left. */
  readonly last?: unknown;
}

/** What restoring needs neither for the old document nor for the sums that it leaves. */
const LARGE_FIELDS = {
  requestPayload: 0,
  responsePayload: 0,
  metadata: 0,
  history: 0,
  evidence: 0,
  'legacy.sources': 0,
} as const;

const IS_MIGRATED = { 'legacy.migration': MIGRATION };

/**
 * What puts an old document in the place of a new one. Inserting lets a name at the top begin with a dollar sign, and replacing does not:
 * such a document is written as the value of a pipeline.
 */
function updateTo(document: object): object {
  const names = document instanceof Map ? [...document.keys()] : Object.keys(document);
  return names.some((name) => String(name).startsWith('$'))
    ? [{ $replaceWith: { $literal: document } }]
    : document;
}

/** Reads back what was written, and compares hashes: the proof that undoing is exact. */
async function wrongOnes(
  db: Db,
  collection: string,
  hashes: ReadonlyMap<string, { readonly id: unknown; readonly sha256: string }>,
  session: ClientSession,
): Promise<readonly string[]> {
  const ids = [...hashes.values()].map(({ id }) => id);
  const found = await db
    .collection(collection)
    .find({ _id: { $in: ids } } as Document, { raw: true, batchSize: ids.length + 1, session })
    .toArray();
  return found.map(bytesOf).flatMap((bytes) => {
    const id = String(idOf(bytes));
    return hashes.get(id)?.sha256 === sha256(bytes) ? [] : [id];
  });
}

/** Takes records out of the weekly sums that are of schema version 1 again. */
async function takeFromRollups(
  database: Database,
  counted: readonly WeeklyChange[],
  session: ClientSession,
): Promise<void> {
  const taken = counted.map((each) => ({ ...each, change: negated(each.change) }));
  const changes = taken.filter(({ change }) => change.count !== 0);
  await addToMigrationSums(database, changes, session);
}

/** Opens the originals of migrated documents, as many as are put back at once; what is left is read again with the next batch. */
function openBatch(documents: readonly Document[], collection: string, sealing: Sealing | undefined) {
  const unrestored: Unrestored[] = [];
  const hashes = new Map<string, { readonly id: unknown; readonly sha256: string }>();
  const counted: WeeklyChange[] = [];
  const restorations: Replacement[] = [];
  let [last, size]: [unknown, number] = [undefined, 0];
  for (const migrated of documents) {
    if (size > BATCH_BYTES) break;
    const { _id: id, legacy } = migrated;
    last = id;
    const original = legacy as Original;
    const bytes = openOriginal(original, sealing);
    const document = bytes && restorable(bytes);
    if (bytes === undefined || document === undefined) {
      const why = original.sealed === undefined ? 'hash-differs' : 'sealed-by-another-key';
      unrestored.push({ collection, id: String(id), why });
      continue;
    }
    size += bytes.length;
    hashes.set(String(id), { id, sha256: original.sha256 });
    if (collection === 'generationOutputs') counted.push(countedWith(migrated));
    restorations.push({ id, document: updateTo(document), bytes: bytes.length });
  }
  return { restorations, hashes, counted, unrestored, last };
}

/**
 * Puts the old documents of a batch back, byte for byte, checked by their hashes within the transaction.
 * @throws Error where what was written is not what was kept; nothing of the batch is changed then
 */
export async function restoreBatch(
  database: Database,
  collection: string,
  of: { readonly after?: unknown; readonly limit: number },
  sealing: Sealing | undefined,
  session: ClientSession,
): Promise<RestoredBatch> {
  const { db } = database;
  const bounds = of.after === undefined ? {} : { _id: { $gt: of.after } };
  const documents = await db
    .collection(collection)
    .find({ ...IS_MIGRATED, ...bounds } as Document, {
      session,
      projection: LARGE_FIELDS,
      sort: { _id: 1 },
      limit: of.limit,
      batchSize: of.limit + 1,
    })
    .toArray();
  const { restorations, hashes, counted, unrestored, last } = openBatch(documents, collection, sealing);
  await replaceDocuments(db, collection, restorations, { session, ignoreUndefined: false });
  const wrong = await wrongOnes(db, collection, hashes, session);
  if (wrong.length > 0) throw new Error(`what was restored differs from what was kept: ${wrong.join(', ')}`);
  await takeFromRollups(database, counted, session);
  return { restored: restorations.length, unrestored, ...(last !== undefined && { last }) };
}

/** Takes away sums over no record, which restoring leaves behind. */
export async function removeEmptySums(db: Db): Promise<void> {
  for (const name of ['weeklyRollups', 'weeklyAccountRollups']) {
    await db.collection(name).deleteMany({ shard: MIGRATION_SHARD, count: Long.ZERO });
  }
}

/** Takes away what was made from other documents, which still exist. @returns how many */
export async function removeMade(db: Db, collection: (typeof MADE)[number]): Promise<number> {
  return (await db.collection(collection).deleteMany(IS_MIGRATED)).deletedCount;
}
