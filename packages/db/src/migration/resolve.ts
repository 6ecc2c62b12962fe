import { type ClientSession, type Db, type Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { inTransaction } from '../client/transaction.ts';
import { PARENT_KINDS, recomputeParents } from './aggregates.ts';
import { readCheckpoint } from './checkpoint.ts';
import { writeDefinitions } from './definitions.ts';
import { EXECUTION_KINDS, type ExecutionRules, writeExecutions } from './executions.ts';
import { type Upgraded, type UpgradeRules, upgradeBatch } from './generation-batch.ts';
import { readOld } from './old-documents.ts';
import {
  countRemaining,
  decide,
  dropLaterWrites,
  keyOf,
  type QuarantinedRecord,
  release,
  waitingFor,
} from './quarantine.ts';
import { writeGenerations } from './write-generations.ts';

/** What settling some notes came to. */
export interface ResolvedNotes {
  /** Notes of which nothing is undecided any more. */
  readonly settled: number;
  /** Generations that had waited for an execution that exists now. */
  readonly freed: number;
}

const idsIn = (notes: readonly QuarantinedRecord[], collection: string): readonly unknown[] =>
  notes.filter((note) => note.collection === collection).map(({ documentId }) => documentId);

/** Makes the executions that could not be made before. @returns their ids */
async function makeExecutions(
  db: Db,
  notes: readonly QuarantinedRecord[],
  rules: ExecutionRules,
  now: Date,
  session: ClientSession,
): Promise<readonly ObjectId[]> {
  const isContracted = (await readCheckpoint(db, session))?.step === 'done';
  const all: ObjectId[] = [];
  for (const kind of EXECUTION_KINDS) {
    const batch = await readOld(db, kind.from, { ids: idsIn(notes, kind.from) }, session);
    const { made } = await writeExecutions(db, batch, kind, rules, now, session);
    all.push(...made);
    // A cook waits for its execution before it becomes a definition, which the last run could not make.
    if (isContracted && kind.from === 'cooks')
      await writeDefinitions(db, batch, 'cooks', rules, now, session);
  }
  return all;
}

/** Gives casts that were named with two cooks the one that was decided, and keeps that it was. */
async function linkDecided(
  db: Db,
  notes: readonly QuarantinedRecord[],
  cookExecutionId: string | undefined,
  session: ClientSession,
): Promise<void> {
  const ids = idsIn(notes, 'spellCasts');
  if (cookExecutionId === undefined || ids.length === 0 || !ObjectId.isValid(cookExecutionId)) return;
  const cook = new ObjectId(cookExecutionId);
  const exists = await db.collection('cookExecutions').countDocuments({ _id: cook }, { session, limit: 1 });
  if (exists === 0) return;
  await db
    .collection('spellCasts')
    .updateMany(
      { _id: { $in: [...ids] } } as Document,
      { $set: { cookExecutionId: cook, 'legacy.decisions.cookExecutionId': cook.toHexString() } },
      { session },
    );
  await release(db, 'spellCasts', ids, session);
}

/** The cook executions of which casts make pieces. */
async function cooksOf(
  db: Db,
  casts: readonly ObjectId[],
  session: ClientSession,
): Promise<readonly ObjectId[]> {
  if (casts.length === 0) return [];
  const query = { _id: { $in: [...casts] }, cookExecutionId: { $exists: true } } as Document;
  return db.collection('spellCasts').distinct('cookExecutionId', query, { session });
}

/**
 * Works the lists and sums anew of the parents that generations came to, of executions that were made, and of the cook executions of which
 * such casts make pieces.
 * @param left cook executions that casts belonged to before
 */
async function settleParents(
  db: Db,
  upgraded: readonly Upgraded[],
  changed: { readonly made: readonly ObjectId[]; readonly left: readonly ObjectId[] },
  session: ClientSession,
): Promise<void> {
  let touched = changed.made;
  for (const kind of PARENT_KINDS) {
    const parents = upgraded.flatMap((result) =>
      result.kind === 'upgraded' ? (result.document[kind.field] ?? []) : [],
    );
    const ids = [...new Map([...parents, ...touched].map((id) => [id.toHexString(), id])).values()];
    if (ids.length > 0) await recomputeParents(db, kind, ids, session);
    touched = [...changed.made, ...changed.left, ...(await cooksOf(db, ids, session))];
  }
}

/**
 * Keeps what a person decided of some notes and migrates their documents, in one transaction: executions first, then generations, with the
 * sums of their parents and weeks.
 */
export async function resolveNotes(
  database: Database,
  notes: readonly QuarantinedRecord[],
  decisions: Readonly<Record<string, string>>,
  rules: UpgradeRules & ExecutionRules,
  now: Date,
): Promise<ResolvedNotes> {
  const { db } = database;
  return inTransaction(database, async (session) => {
    await decide(db, notes, decisions, session);
    const made = await makeExecutions(db, notes, rules, now, session);
    const casts = idsIn(notes, 'spellCasts').filter((id): id is ObjectId => id instanceof ObjectId);
    const left = await cooksOf(db, casts, session);
    await linkDecided(db, notes, decisions['cookExecutionId'], session);
    if (decisions['laterWrite'] === 'dropped') await dropLaterWrites(db, notes, session);
    const own = idsIn(notes, 'generationOutputs');
    const hexes = made.map((id) => id.toHexString());
    const waiting = await waitingFor(db, hexes, session);
    const ids = [...new Map([...own, ...waiting].map((id) => [keyOf(id), id])).values()];
    const batch = await readOld(db, 'generationOutputs', { ids }, session);
    const results = await upgradeBatch(db, batch, rules, 'made', session);
    await writeGenerations(database, results, now, session);
    await settleParents(db, results, { made: [...made, ...casts], left }, session);
    const ownKeys = new Set(own.map(keyOf));
    const freed = results.filter(
      ({ kind, documentId }) => kind === 'upgraded' && !ownKeys.has(keyOf(documentId)),
    );
    return { settled: notes.length - (await countRemaining(db, notes, session)), freed: freed.length };
  });
}
