import { FAMILY_LIMITS, type Family } from '@genledger/domain/cleanup';
import { type ClientSession, type Document, type Filter, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { type ExactDocument, readExact } from './exact-documents.ts';
import type { FamilyRef } from './family-ref.ts';

/** A family with all that belongs to it. */
export interface ReadFamily {
  readonly ref: FamilyRef;
  readonly family: Family;
  /** Nothing where there are too many to be read. */
  readonly documents: readonly ExactDocument[];
}

const idOf = ({ document }: ExactDocument): ObjectId => document['_id'];

/** Events and delivery attempts of records. */
async function readDependents(
  { db }: Database,
  generations: readonly ExactDocument[],
  executions: readonly ExactDocument[],
  session: ClientSession,
): Promise<readonly ExactDocument[]> {
  const ids = generations.map(idOf);
  const subjects = [...ids, ...executions.map(idOf)];
  const events = await readExact(db, 'webhookEvents', { generationId: { $in: ids } }, session);
  const attempts = await readExact(db, 'deliveryAttempts', { subjectId: { $in: subjects } }, session);
  return [...events, ...attempts];
}

/** How many generations are listed by executions without pointing back at them. */
async function countUnlinked(
  { db }: Database,
  executions: readonly ExactDocument[],
  generations: readonly ExactDocument[],
  session: ClientSession,
): Promise<number> {
  const linked = new Set(generations.map((generation) => idOf(generation).toHexString()));
  const listed = executions.flatMap(({ record }) => {
    const { generationIds } = record;
    return Array.isArray(generationIds) ? generationIds : [];
  });
  const others = listed.filter(
    (id): id is ObjectId => id instanceof ObjectId && !linked.has(id.toHexString()),
  );
  if (others.length === 0) return 0;
  return db.collection('generationOutputs').countDocuments({ _id: { $in: others } }, { session });
}

function familyOf(
  executions: readonly ExactDocument[],
  generations: readonly ExactDocument[],
  dependents: readonly ExactDocument[],
  unlinked: number,
): { readonly family: Family; readonly documents: readonly ExactDocument[] } {
  const documents = [...executions, ...generations, ...dependents];
  const family = {
    executions: executions.map(({ record }) => record),
    generations: generations.map(({ record }) => record),
    documents: documents.length,
    bytes: documents.reduce((sum, { bytes }) => sum + bytes, 0),
    largestBytes: Math.max(0, ...documents.map(({ bytes }) => bytes)),
    isFaithful: documents.every((document) => document.isFaithful),
    unlinked,
  };
  return { family, documents };
}

/** Reads generations that stand alone; those that are gone are left out. */
export async function readSingles(
  database: Database,
  ids: readonly string[],
  session: ClientSession,
): Promise<readonly ReadFamily[]> {
  const wanted = { _id: { $in: ids.map((id) => ObjectId.createFromHexString(id)) }, kind: 'single' };
  const generations = await readExact(database.db, 'generationOutputs', wanted, session);
  const dependents = await readDependents(database, generations, [], session);
  const byOwner = Map.groupBy(dependents, ({ record }) =>
    String(record['generationId'] ?? record['subjectId']),
  );
  return generations.map((generation) => {
    const id = idOf(generation).toHexString();
    return {
      ref: { kind: 'single', id },
      ...familyOf([], [generation], byOwner.get(id) ?? [], 0),
    };
  });
}

async function readExecutions(
  { db }: Database,
  ref: FamilyRef,
  session: ClientSession,
): Promise<readonly ExactDocument[]> {
  const id = ObjectId.createFromHexString(ref.id);
  if (ref.kind === 'spellCast') return readExact(db, 'spellCasts', { _id: id }, session);
  const roots = await readExact(db, 'cookExecutions', { _id: id }, session);
  return [...roots, ...(await readExact(db, 'spellCasts', { cookExecutionId: id }, session))];
}

function generationFilter(executions: readonly ExactDocument[]): Filter<Document> {
  const idsIn = (name: string) =>
    executions.filter(({ collection }) => collection === name).map((execution) => idOf(execution));
  return {
    $or: [
      { cookExecutionId: { $in: idsIn('cookExecutions') } },
      { spellCastId: { $in: idsIn('spellCasts') } },
    ],
  };
}

/**
 * Reads a family with executions. One that is too large is only counted.
 * @returns nothing where its root is gone
 */
export async function readWithExecutions(
  database: Database,
  ref: FamilyRef,
  session: ClientSession,
): Promise<ReadFamily | undefined> {
  const { db } = database;
  const executions = await readExecutions(database, ref, session);
  if (executions.length === 0) return undefined;
  const filter = generationFilter(executions);
  const count = await db.collection('generationOutputs').countDocuments(filter, { session });
  if (executions.length + count > FAMILY_LIMITS.documents) {
    const tooLarge = { ...familyOf(executions, [], [], 0).family, documents: executions.length + count };
    return { ref, family: tooLarge, documents: [] };
  }
  const generations = await readExact(db, 'generationOutputs', filter, session);
  const dependents = await readDependents(database, generations, executions, session);
  const unlinked = await countUnlinked(database, executions, generations, session);
  return { ref, ...familyOf(executions, generations, dependents, unlinked) };
}
