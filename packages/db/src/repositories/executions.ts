import type { GenerationStatus, Parent } from '@genledger/domain/generation';
import type { CookExecutionId, GenerationId, SpellCastId } from '@genledger/domain/kernel';
import { type ClientSession, Decimal128 } from 'mongodb';
import type { Database } from '../client/database.ts';
import { toObjectId, toWhole } from '../mappers/index.ts';

/** What changes of children add to their parent's aggregates. Money is decimal text and may be negative. */
export interface ParentChange {
  readonly parent: Exclude<Parent, { kind: 'single' }>;
  /** By status: how many children more, or fewer. */
  readonly counts: Readonly<Partial<Record<GenerationStatus, number>>>;
  /** What the known costs add; {@link costCount} says how many they are. */
  readonly costUsd: string;
  readonly costCount: number;
  readonly pointsSpent: number;
}

function collectionOf(database: Database, parent: ParentChange['parent']) {
  return parent.kind === 'cookPiece' ? database.cookExecutions : database.spellCasts;
}

function idOf(parent: ParentChange['parent']): CookExecutionId | SpellCastId {
  return parent.kind === 'cookPiece' ? parent.cookExecutionId : parent.spellCastId;
}

/** Whether the cook execution or spell cast that a new generation names exists. */
export async function parentExists(database: Database, parent: ParentChange['parent']): Promise<boolean> {
  const found = await collectionOf(database, parent).findOne(
    { _id: toObjectId(idOf(parent)) },
    { projection: { _id: 1 } },
  );
  return found !== null;
}

/** Takes a new child into its parent's list and counts, in the transaction that creates it. */
export async function addChild(
  database: Database,
  parent: ParentChange['parent'],
  child: GenerationId,
  session: ClientSession,
): Promise<void> {
  await collectionOf(database, parent).updateOne(
    { _id: toObjectId(idOf(parent)) },
    { $push: { generationIds: toObjectId(child) }, $inc: { 'counts.pending': 1 } },
    { session },
  );
}

/** Adds what children changed to their parents, in the transaction that changes the children. */
export async function addToParents(
  database: Database,
  changes: readonly ParentChange[],
  session: ClientSession,
): Promise<void> {
  for (const change of changes) {
    const counts = Object.fromEntries(
      Object.entries(change.counts).map(([status, more]) => [`counts.${status}`, more]),
    );
    await collectionOf(database, change.parent).updateOne(
      { _id: toObjectId(idOf(change.parent)) },
      {
        $inc: {
          ...counts,
          costUsd: Decimal128.fromString(change.costUsd),
          costCount: change.costCount,
          pointsSpent: toWhole(change.pointsSpent),
        } as never,
      },
      { session },
    );
  }
}
