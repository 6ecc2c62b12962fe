import { BSON, type ClientSession, type Db, type Document, MongoServerError, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { isUnavailable } from '../client/failures.ts';
import { inTransaction } from '../client/transaction.ts';
import { type ParentKind, recomputeParents } from './aggregates.ts';
import { type Checkpoint, writeCheckpoint } from './checkpoint.ts';
import { type DefinitionCollection, writeDefinitions } from './definitions.ts';
import { documentOf } from './document-bytes.ts';
import { type ExecutionKind, type ExecutionRules, writeExecutions } from './executions.ts';
import { type BatchOf, readOld, type UpgradeRules, upgradeBatch } from './generation-batch.ts';
import type { Sealing } from './original.ts';
import { noteUndecided } from './quarantine.ts';
import { writeGenerations } from './write-generations.ts';

/** What one batch came to. */
export interface BatchOutcome {
  readonly read: number;
  readonly upgraded: number;
  readonly quarantined: number;
  /** The id of the last document; absent where none was left. */
  readonly last?: unknown;
}

/** How a batch is kept: the checkpoint with what it came to added. */
export type Advance = (outcome: BatchOutcome) => Checkpoint;

const isSame = (a: unknown, b: unknown): boolean =>
  Buffer.from(BSON.serialize({ value: a })).equals(BSON.serialize({ value: b }));

/** Old documents after an id; the server starts at that id itself, which is left out. */
export async function readAfter(db: Db, collection: string, of: BatchOf, session?: ClientSession) {
  const batch = await readOld(db, collection, of, session);
  if ('ids' in of) return batch;
  const [first] = batch;
  const isSeen = of.after !== undefined && first !== undefined && isSame(documentOf(first)['_id'], of.after);
  return batch.slice(isSeen ? 1 : 0, (isSeen ? 1 : 0) + of.limit);
}

function lastOf(batch: readonly Buffer[]): { readonly last?: unknown } {
  const last = batch.at(-1);
  return last === undefined ? {} : { last: documentOf(last)['_id'] };
}

/** Migrates a batch of generations: read, worked out, written and noted in one transaction. */
async function generationBatch(
  database: Database,
  of: BatchOf,
  rules: UpgradeRules,
  advance: Advance | undefined,
  now: Date,
): Promise<BatchOutcome> {
  return inTransaction(database, async (session) => {
    const batch = await readAfter(database.db, 'generationOutputs', of, session);
    const results = await upgradeBatch(database.db, batch, rules, 'made', session);
    await writeGenerations(database, results, now, session);
    const countOf = (kind: string) => results.filter((result) => result.kind === kind).length;
    const outcome = {
      read: batch.length,
      upgraded: countOf('upgraded'),
      quarantined: countOf('quarantined'),
      ...lastOf(batch),
    };
    if (advance) await writeCheckpoint(database.db, advance(outcome), session);
    return outcome;
  });
}

/** Puts the one document that the server refuses aside, as it is. */
async function setAside(
  database: Database,
  of: BatchOf,
  advance: Advance | undefined,
  now: Date,
  error: Error,
): Promise<BatchOutcome> {
  return inTransaction(database, async (session) => {
    const batch = await readAfter(database.db, 'generationOutputs', of, session);
    const findings = [
      {
        field: 'document',
        reason: 'write-refused',
        candidates: [{ source: 'the server', value: error.message.slice(0, 500) }],
      },
    ];
    const undecided = batch.map((bytes) => ({ documentId: documentOf(bytes)['_id'], findings }));
    await noteUndecided(database.db, 'generationOutputs', undecided, now, session);
    const outcome = { read: batch.length, upgraded: 0, quarantined: batch.length, ...lastOf(batch) };
    if (advance) await writeCheckpoint(database.db, advance(outcome), session);
    return outcome;
  });
}

/** Whether another try, with fewer documents, may do what this one could not. */
export function isRefusal(error: unknown): error is Error {
  return (
    error instanceof Error &&
    !isUnavailable(error) &&
    (error instanceof MongoServerError || error instanceof RangeError)
  );
}

const sumOf = (a: BatchOutcome, b: BatchOutcome): BatchOutcome => ({
  read: a.read + b.read,
  upgraded: a.upgraded + b.upgraded,
  quarantined: a.quarantined + b.quarantined,
});

/**
 * Migrates a batch of generations. Where the server refuses it, half as many are tried, until the one that it refuses stands alone: that one
 * is put in quarantine.
 */
export async function migrateGenerations(
  database: Database,
  of: BatchOf & { readonly limit?: number },
  rules: UpgradeRules,
  advance: Advance | undefined,
  now: Date,
): Promise<BatchOutcome> {
  try {
    return await generationBatch(database, of, rules, advance, now);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const size = 'ids' in of ? of.ids.length : of.limit;
    if (size <= 1) return setAside(database, of, advance, now, error);
    const half = Math.ceil(size / 2);
    if (!('ids' in of)) return migrateGenerations(database, { ...of, limit: half }, rules, advance, now);
    const [first, second] = [{ ids: of.ids.slice(0, half) }, { ids: of.ids.slice(half) }];
    return sumOf(
      await migrateGenerations(database, first, rules, advance, now),
      await migrateGenerations(database, second, rules, advance, now),
    );
  }
}

/** Makes executions of a batch of old cook runs or casts. */
export async function migrateExecutions(
  database: Database,
  kind: ExecutionKind,
  of: { readonly after?: unknown; readonly limit: number },
  rules: ExecutionRules,
  now: Date,
): Promise<BatchOutcome> {
  return inTransaction(database, async (session) => {
    const batch = await readAfter(database.db, kind.from, of, session);
    const { upgraded, quarantined } = await writeExecutions(database.db, batch, kind, rules, now, session);
    return { read: batch.length, upgraded, quarantined, ...lastOf(batch) };
  });
}

/** Turns a batch of old cooks or spells into definitions. */
export async function migrateDefinitions(
  database: Database,
  name: DefinitionCollection,
  of: { readonly after?: unknown; readonly limit: number },
  rules: { readonly sealing?: Sealing },
  now: Date,
): Promise<BatchOutcome> {
  return inTransaction(database, async (session) => {
    const batch = await readAfter(database.db, name, of, session);
    const outcome = await writeDefinitions(database.db, batch, name, rules, now, session);
    return { read: batch.length, ...outcome, ...lastOf(batch) };
  });
}

/** Works out the sums of a batch of parents anew. */
export async function migrateParents(
  database: Database,
  kind: ParentKind,
  of: { readonly after?: unknown; readonly limit: number },
): Promise<BatchOutcome> {
  return inTransaction(database, async (session) => {
    const found = await database.db
      .collection(kind.collection)
      .find((of.after === undefined ? {} : { _id: { $gt: of.after } }) as Document, {
        projection: { _id: 1 },
        sort: { _id: 1 },
        limit: of.limit,
        session,
      })
      .toArray();
    const ids = found.map(({ _id }) => _id).filter((id) => id instanceof ObjectId);
    const upgraded = ids.length === 0 ? 0 : await recomputeParents(database.db, kind, ids, session);
    return { read: found.length, upgraded, quarantined: 0, ...(ids.length > 0 && { last: ids.at(-1) }) };
  });
}
