import type { ClientSession, Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { isDuplicateKey } from '../client/failures.ts';
import { inTransaction } from '../client/transaction.ts';
import { type ExactDocument, readExact } from './exact-documents.ts';
import { moveRollupShare } from './rollup-share.ts';
import { trashOf } from './trash-collection.ts';

/** What became of a batch. */
export interface RestoredBatch {
  readonly documents: number;
  readonly generations: number;
  /** Generations whose place another record has taken since: they stay in the trash with all that belongs to them. */
  readonly conflicts: readonly string[];
  /** The trash has begun to forget it, so that it may not be whole any more. */
  readonly isExpired: boolean;
}

const EXECUTIONS: ReadonlySet<unknown> = new Set(['cookExecutions', 'spellCasts']);
const NOTHING: RestoredBatch = { documents: 0, generations: 0, conflicts: [], isExpired: false };

interface Entry {
  readonly id: ObjectId;
  readonly kept: ExactDocument;
  readonly purgeAt: Date;
}

async function readEntries(database: Database, batch: string, session: ClientSession): Promise<Entry[]> {
  const found = await readExact(database.db, 'trash', { batch }, session);
  return found.map(({ document, record, bytes, isFaithful }) => ({
    id: document['_id'],
    kept: {
      collection: String(record['collection']),
      document: document['document'],
      record: record['document'] as Document,
      bytes,
      isFaithful,
    },
    purgeAt: record['purgeAt'] as Date,
  }));
}

async function putBack(database: Database, entries: readonly Entry[], session: ClientSession): Promise<void> {
  for (const [collection, members] of Map.groupBy(entries, ({ kept }) => kept.collection)) {
    const documents = members.map(({ kept }) => kept.document);
    await database.db.collection(collection).insertMany(documents, { session, ignoreUndefined: false });
  }
  await trashOf(database).deleteMany({ _id: { $in: entries.map(({ id }) => id) } }, { session });
  await moveRollupShare(
    database,
    entries.map(({ kept }) => kept),
    'give-back',
    session,
  );
}

/** Whose an entry is, in a batch of generations that stand alone. */
function ownerOf({ kept: { collection, record } }: Entry): string {
  const owner =
    collection === 'generationOutputs' ? record['_id'] : (record['generationId'] ?? record['subjectId']);
  return String(owner);
}

function countGenerations(entries: readonly Entry[]): number {
  return entries.filter(({ kept }) => kept.collection === 'generationOutputs').length;
}

/** What is restored together: a family with executions as a whole, generations alone each by itself. */
function ownersOf(entries: readonly Entry[]): readonly string[] {
  return entries.some(({ kept }) => EXECUTIONS.has(kept.collection))
    ? []
    : [...new Set(entries.map(ownerOf))];
}

type Attempt =
  | { readonly kind: 'done'; readonly restored: RestoredBatch }
  /** Another record has the place of one of them. */
  | { readonly kind: 'taken'; readonly owners: readonly string[] };

/** Restores a batch, or what belongs to one generation of it, in one transaction. */
async function attempt(database: Database, batch: string, now: Date, owner?: string): Promise<Attempt> {
  let owners: readonly string[] = [];
  try {
    const restored = await inTransaction(database, async (session) => {
      const all = await readEntries(database, batch, session);
      owners = ownersOf(all);
      if (all.some(({ purgeAt }) => purgeAt <= now)) return { ...NOTHING, isExpired: true };
      const entries = owner === undefined ? all : all.filter((entry) => ownerOf(entry) === owner);
      if (entries.length > 0) await putBack(database, entries, session);
      return { ...NOTHING, documents: entries.length, generations: countGenerations(entries) };
    });
    return { kind: 'done', restored };
  } catch (error) {
    if (isDuplicateKey(error)) return { kind: 'taken', owners };
    throw error;
  }
}

function sumOf(a: RestoredBatch, b: RestoredBatch): RestoredBatch {
  return {
    documents: a.documents + b.documents,
    generations: a.generations + b.generations,
    conflicts: [...a.conflicts, ...b.conflicts],
    isExpired: a.isExpired || b.isExpired,
  };
}

/** Puts a batch back where it was, byte for byte, and gives the weekly sums their part back. What cannot go back stays in the trash. */
export async function restoreBatch(database: Database, batch: string, now: Date): Promise<RestoredBatch> {
  const whole = await attempt(database, batch, now);
  if (whole.kind === 'done') return whole.restored;
  if (whole.owners.length === 0) return { ...NOTHING, conflicts: [batch] };
  let sum = NOTHING;
  for (const owner of whole.owners) {
    const one = await attempt(database, batch, now, owner);
    sum = sumOf(sum, one.kind === 'done' ? one.restored : { ...NOTHING, conflicts: [owner] });
  }
  return sum;
}
