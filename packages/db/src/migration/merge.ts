import { isDocument } from '@genledger/domain/legacy';
import type { Decisions } from '@genledger/domain/migration';
import { negated } from '@genledger/domain/statistics';
import { BSON, type ClientSession, type Db, type Document, type ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { isInvalidDocument } from '../client/failures.ts';
import { bytesOf } from '../client/raw-bytes.ts';
import { inTransaction } from '../client/transaction.ts';
import { readBatch } from './batch-bytes.ts';
import { type PutRight, withDerivedFields, withoutLaterWrites } from './contradiction.ts';
import { countedWith } from './counted.ts';
import { documentOf, idOf } from './document-bytes.ts';
import { type UpgradeRules, upgradeBatch } from './generation-batch.ts';
import { laterWrites, withLaterWrites } from './later-writes.ts';
import { addToMigrationSums } from './migration-sums.ts';
import { orderedDocument } from './ordered-document.ts';
import { MIGRATION, type Original, openOriginal } from './original.ts';
import { noteLaterWrite } from './quarantine.ts';
import type { BatchOutcome } from './steps.ts';
import { isUntouched } from './untouched.ts';
import { writeGenerations } from './write-generations.ts';

type Merged = Pick<BatchOutcome, 'upgraded' | 'quarantined'>;

const IS_MIGRATED = { 'legacy.migration': MIGRATION };

/** What is to be done about one migrated record. */
type Merge =
  /** It is migrated anew, from the old document with what was written since. */
  | { readonly kind: 'anew'; readonly id: unknown; readonly current: Buffer; readonly bytes: Buffer }
  /** It is put right, and what was written is a finding. */
  | { readonly kind: 'put-right'; readonly id: unknown; readonly right: PutRight };

/** Compares one migrated record with what the migration made of it; nothing where no writer of version 1 has touched it. */
function mergeOf(bytes: Buffer, rules: UpgradeRules, takesIn: boolean): Merge | undefined {
  if (isUntouched(bytes)) return undefined;
  const current = documentOf(bytes);
  const id = current['_id'];
  if (Number(current['revision']) > 0) {
    const right = withDerivedFields(bytes, current);
    return right && { kind: 'put-right', id, right };
  }
  const original = openOriginal(BSON.deserialize(bytes)['legacy'] as Original, rules.sealing);
  if (original === undefined || !isDocument(current['legacy'])) return undefined;
  const writes = laterWrites(current, documentOf(original));
  if (writes.length === 0) return undefined;
  if (!takesIn) return { kind: 'put-right', id, right: withoutLaterWrites(current, writes) };
  const merged = BSON.serialize(withLaterWrites(orderedDocument(original), writes), {
    ignoreUndefined: false,
  });
  return { kind: 'anew', id, current: bytes, bytes: Buffer.from(merged) };
}

async function putRight(
  db: Db,
  merges: readonly Extract<Merge, { kind: 'put-right' }>[],
  now: Date,
  session: ClientSession,
): Promise<void> {
  if (merges.length === 0) return;
  const operations = merges.map(({ id, right }) => ({
    updateOne: { filter: { _id: id } as Document, update: right.update },
  }));
  const effective = operations.filter(({ updateOne }) => Object.keys(updateOne.update).length > 0);
  if (effective.length > 0) await db.collection('generationOutputs').bulkWrite(effective, { session });
  for (const { id, right } of merges) await noteLaterWrite(db, id, right.findings, now, session);
}

/** The validator stands already, and does not take a document of version 1 back. */
class RefusedByValidator extends Error {
  override readonly name = 'RefusedByValidator';
}

type Anew = Extract<Merge, { kind: 'anew' }>;

/** Puts documents of version 1 in the place of records that cannot be migrated any more. @throws RefusedByValidator */
async function putOld(db: Db, merges: readonly Anew[], session: ClientSession): Promise<void> {
  if (merges.length === 0) return;
  const updates = merges.map(({ id, bytes }) => ({
    q: { _id: id },
    u: orderedDocument(bytes),
    multi: false,
  }));
  const { writeErrors } = await db.command(
    { update: 'generationOutputs', updates, ordered: true },
    { session, ignoreUndefined: false },
  );
  if (writeErrors !== undefined) throw new RefusedByValidator(String(writeErrors[0]?.errmsg));
}

/** Takes what records were counted with before out of the weekly sums. */
async function takeFromWeeks(
  database: Database,
  merges: readonly Anew[],
  session: ClientSession,
): Promise<void> {
  const counted = merges.map(({ current }) => countedWith(BSON.deserialize(current)));
  const taken = counted.map((each) => ({ ...each, change: negated(each.change) }));
  const changes = taken.filter(({ change }) => change.count !== 0);
  await addToMigrationSums(database, changes, session);
}

/** What a person had decided of a record when it was migrated. */
const decisionsIn = (bytes: Buffer): Decisions | undefined => BSON.deserialize(bytes)['legacy']?.decisions;

/** Reads records again, within the transaction, and takes in what was written to them. */
async function mergeRecords(
  database: Database,
  ids: readonly ObjectId[],
  rules: UpgradeRules,
  takesIn: boolean,
  now: Date,
): Promise<Merged> {
  const { db } = database;
  return inTransaction(database, async (session) => {
    const found = await db
      .collection('generationOutputs')
      .find({ ...IS_MIGRATED, _id: { $in: [...ids] } }, { raw: true, session })
      .toArray();
    const merges = found.map(bytesOf).flatMap((bytes) => mergeOf(bytes, rules, takesIn) ?? []);
    const anew = merges.flatMap((merge) => (merge.kind === 'anew' ? [merge] : []));
    const right = merges.flatMap((merge) => (merge.kind === 'put-right' ? [merge] : []));
    await putRight(db, right, now, session);
    if (anew.length === 0) return { upgraded: 0, quarantined: right.length };
    const bytes = anew.map((merge) => merge.bytes);
    const decided = anew.map((merge) => [String(merge.id), decisionsIn(merge.current)] as const);
    const earlier = new Map(decided.flatMap(([id, decisions]) => (decisions ? [[id, decisions]] : [])));
    const { only: _only, ...whole } = rules;
    const results = await upgradeBatch(db, bytes, { ...whole, earlier }, 'made', session);
    const undecided = anew.filter((_, index) => results[index]?.kind !== 'upgraded');
    await putOld(db, undecided, session);
    await takeFromWeeks(database, anew, session);
    await writeGenerations(database, results, now, session);
    const upgraded = results.filter(({ kind }) => kind === 'upgraded').length;
    return { upgraded, quarantined: right.length + results.length - upgraded };
  });
}

/** Takes writes in; where the validator refuses one of several records, each by itself, and puts back what it refuses alone. */
async function mergeEach(
  database: Database,
  ids: readonly ObjectId[],
  rules: UpgradeRules,
  now: Date,
): Promise<Merged> {
  try {
    return await mergeRecords(database, ids, rules, true, now);
  } catch (error) {
    if (!(error instanceof RefusedByValidator || isInvalidDocument(error))) throw error;
    if (ids.length === 1) return mergeRecords(database, ids, rules, false, now);
    let [upgraded, quarantined] = [0, 0];
    for (const id of ids) {
      const merged = await mergeEach(database, [id], rules, now);
      upgraded += merged.upgraded;
      quarantined += merged.quarantined;
    }
    return { upgraded, quarantined };
  }
}

/**
 * Looks at a batch of migrated records for what writers of version 1 wrote to them since: each such record is read again and migrated anew
 * from its old document with those writes, or goes back to version 1 where that cannot be decided. Where the ledger has applied events
 * to it, or the validator stands, the ledger's own is put back, and the write is noted in quarantine.
 */
export async function mergeLaterWrites(
  database: Database,
  of: { readonly after?: unknown; readonly limit: number },
  rules: UpgradeRules,
  now: Date,
): Promise<BatchOutcome> {
  const bounds = of.after === undefined ? {} : { _id: { $gt: of.after } };
  const found = database.db.collection('generationOutputs').find({ ...IS_MIGRATED, ...bounds } as Document, {
    raw: true,
    sort: { _id: 1 },
    limit: of.limit,
    batchSize: of.limit + 1,
  });
  const batch = await readBatch(found, 1);
  const changed = batch.filter((bytes) => mergeOf(bytes, rules, false) !== undefined).map(recordId);
  const last = batch.at(-1);
  const position = last === undefined ? {} : { last: recordId(last) };
  if (changed.length === 0) return { read: batch.length, upgraded: 0, quarantined: 0, ...position };
  return { read: batch.length, ...(await mergeEach(database, changed, rules, now)), ...position };
}

/** Migrated records have ids that no other type has. */
const recordId = (bytes: Buffer): ObjectId => idOf(bytes) as ObjectId;
