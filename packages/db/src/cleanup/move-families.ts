import type { Family, FamilyVerdict } from '@genledger/domain/cleanup';
import { type ClientSession, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { inTransaction } from '../client/transaction.ts';
import type { ExactDocument } from './exact-documents.ts';
import type { FamilyRef } from './family-ref.ts';
import { type ReadFamily, readSingles, readWithExecutions } from './read-families.ts';
import { moveRollupShare } from './rollup-share.ts';
import { trashOf } from './trash-collection.ts';

/** What is written on everything that one transaction moves. */
export interface TrashLabel {
  /** `<cleaning>/<number>`: what lies in one batch is restored together. */
  readonly batch: string;
  readonly trashedAt: Date;
  readonly purgeAt: Date;
}

/** What became of a family. */
export interface JudgedFamily {
  readonly ref: FamilyRef;
  readonly verdict: FamilyVerdict;
  readonly generations: number;
  readonly documents: number;
}

type Judge = (family: Family) => FamilyVerdict;

function readAll(
  database: Database,
  refs: readonly FamilyRef[],
  session: ClientSession,
): Promise<readonly ReadFamily[]> {
  const [first] = refs;
  if (first === undefined || first.kind === 'single') {
    return readSingles(
      database,
      refs.map(({ id }) => id),
      session,
    );
  }
  return readWithExecutions(database, first, session).then((family) => (family ? [family] : []));
}

function judged({ ref, family }: ReadFamily, judge: Judge): JudgedFamily {
  const { generations, documents } = family;
  return { ref, verdict: judge(family), generations: generations.length, documents };
}

/** Reads families and judges them, and changes nothing. @param refs generations alone, or one family with executions */
export async function judgeFamilies(
  database: Database,
  refs: readonly FamilyRef[],
  judge: Judge,
): Promise<readonly JudgedFamily[]> {
  return database.client.withSession({ snapshot: true }, async (session) =>
    (await readAll(database, refs, session)).map((read) => judged(read, judge)),
  );
}

async function putIntoTrash(
  database: Database,
  documents: readonly ExactDocument[],
  rule: string,
  label: TrashLabel,
  session: ClientSession,
): Promise<void> {
  const entries = documents.map(({ collection, document }) => ({
    _id: new ObjectId(),
    ...label,
    collection,
    documentId: document['_id'],
    document,
    rule,
  }));
  await trashOf(database).insertMany(entries, { session, ignoreUndefined: false });
}

async function takeAway(
  { db }: Database,
  documents: readonly ExactDocument[],
  session: ClientSession,
): Promise<void> {
  for (const [collection, members] of Map.groupBy(documents, (each) => each.collection)) {
    const ids = members.map(({ document }) => document['_id']);
    await db.collection(collection).deleteMany({ _id: { $in: ids } }, { session });
  }
}

/**
 * Moves families into the trash, all in one transaction: what is gone from the ledger lies in the trash, whenever the process dies.
 * Each is judged once more on what the transaction sees.
 * @param refs generations alone, or one family with executions
 */
export async function moveFamilies(
  database: Database,
  refs: readonly FamilyRef[],
  judge: Judge,
  label: TrashLabel,
): Promise<readonly JudgedFamily[]> {
  return inTransaction(database, async (session) => {
    const families = await readAll(database, refs, session);
    const outcomes = families.map((read) => judged(read, judge));
    for (const [index, { verdict }] of outcomes.entries()) {
      const documents = families[index]?.documents ?? [];
      if (verdict.kind !== 'move' || documents.length === 0) continue;
      await putIntoTrash(database, documents, verdict.rule, label, session);
      await takeAway(database, documents, session);
      await moveRollupShare(database, documents, 'take', session);
    }
    return outcomes;
  });
}
