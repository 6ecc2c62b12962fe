import { type Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { inTransaction } from '../client/transaction.ts';
import { type ParentKind, recomputeParents } from './aggregates.ts';
import { type Checkpoint, writeCheckpoint } from './checkpoint.ts';
import { type DefinitionCollection, writeDefinitions } from './definitions.ts';
import { idOf } from './document-bytes.ts';
import { type ExecutionKind, type ExecutionRules, writeExecutions } from './executions.ts';
import { type Upgraded, type UpgradeRules, upgradeBatch } from './generation-batch.ts';
import { type BatchAfter, readAfter } from './old-documents.ts';
import type { Sealing } from './original.ts';
import { currentResults, type PreparedBatch } from './prepared-batch.ts';
import { noteUndecided } from './quarantine.ts';
import { isRefusal } from './refusal.ts';
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

function lastOf(batch: readonly Buffer[]): { readonly last?: unknown } {
  const last = batch.at(-1);
  return last === undefined ? {} : { last: idOf(last) };
}

/** What a batch came to, by what became of its documents. */
function outcomeOf(
  read: number,
  results: readonly Upgraded[],
  last: { readonly last?: unknown },
): BatchOutcome {
  const countOf = (kind: Upgraded['kind']) => results.filter((result) => result.kind === kind).length;
  return { read, upgraded: countOf('upgraded'), quarantined: countOf('quarantined'), ...last };
}

/** Writes and notes a prepared batch in one transaction, which reads again what has changed since. */
async function preparedBatch(
  database: Database,
  prepared: PreparedBatch,
  rules: UpgradeRules,
  advance: Advance,
  now: Date,
): Promise<BatchOutcome> {
  return inTransaction(database, async (session) => {
    const results = await currentResults(database.db, prepared, rules, session);
    await writeGenerations(database, results, now, session);
    const outcome = outcomeOf(prepared.batch.length, results, lastOf(prepared.batch));
    await writeCheckpoint(database.db, advance(outcome), session);
    return outcome;
  });
}

/** Migrates a batch of generations: read, worked out, written and noted in one transaction. */
async function generationBatch(
  database: Database,
  of: BatchAfter,
  rules: UpgradeRules,
  advance: Advance,
  now: Date,
): Promise<BatchOutcome> {
  return inTransaction(database, async (session) => {
    const batch = await readAfter(database.db, 'generationOutputs', of, session);
    const results = await upgradeBatch(database.db, batch, rules, 'made', session);
    await writeGenerations(database, results, now, session);
    const outcome = outcomeOf(batch.length, results, lastOf(batch));
    await writeCheckpoint(database.db, advance(outcome), session);
    return outcome;
  });
}

/** Puts the one document that the server refuses aside, as it is. */
async function setAside(
  database: Database,
  of: BatchAfter,
  advance: Advance,
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
    const undecided = batch.map((bytes) => ({ documentId: idOf(bytes), findings }));
    await noteUndecided(database.db, 'generationOutputs', undecided, now, session);
    const outcome = { read: batch.length, upgraded: 0, quarantined: batch.length, ...lastOf(batch) };
    await writeCheckpoint(database.db, advance(outcome), session);
    return outcome;
  });
}

/** Half as many documents each time that the server refuses them, until the one that it refuses stands alone. */
async function withFewer(
  database: Database,
  of: BatchAfter,
  rules: UpgradeRules,
  advance: Advance,
  now: Date,
  error: Error,
): Promise<BatchOutcome> {
  if (of.limit <= 1) return setAside(database, of, advance, now, error);
  const fewer = { ...of, limit: Math.ceil(of.limit / 2) };
  try {
    return await generationBatch(database, fewer, rules, advance, now);
  } catch (again) {
    if (!isRefusal(again)) throw again;
    return withFewer(database, fewer, rules, advance, now, again);
  }
}

/**
 * Migrates a prepared batch of generations. Where the server refuses it, half as many are tried, until the one that it refuses stands alone:
 * that one is put in quarantine, and the outcome's `last` says how far it came.
 */
export async function migrateGenerations(
  database: Database,
  prepared: PreparedBatch,
  rules: UpgradeRules,
  advance: Advance,
  now: Date,
): Promise<BatchOutcome> {
  try {
    return await preparedBatch(database, prepared, rules, advance, now);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const of = { ...prepared.from, limit: prepared.batch.length };
    return withFewer(database, of, rules, advance, now, error);
  }
}

/** Makes executions of a batch of old cook runs or casts. */
export async function migrateExecutions(
  database: Database,
  kind: ExecutionKind,
  of: BatchAfter,
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
  of: BatchAfter,
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
  of: BatchAfter,
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
