import {
  ENDED_EXECUTION_STATUSES,
  type ExecutionStatus,
  hasEnded,
  isCostKnown,
} from '@genledger/domain/execution';
import { GENERATION_STATUSES, type GenerationStatus, type Parent } from '@genledger/domain/generation';
import type { CookExecutionId, GenerationId, SpellCastId } from '@genledger/domain/kernel';
import { type AnyBulkWriteOperation, type ClientSession, Decimal128, type ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { CookExecutionDocument, SpellCastDocument } from '../client/documents.ts';
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
  /** Children that ended, or ended otherwise. */
  readonly ended: readonly GenerationId[];
}

/** What a new child has to know of its parent. */
export interface ParentState {
  readonly status: ExecutionStatus;
  /** Whether the ledger makes its children itself, so that nobody else adds any. */
  readonly executedHere: boolean;
}

function collectionOf(database: Database, parent: ParentChange['parent']) {
  return parent.kind === 'cookPiece' ? database.cookExecutions : database.spellCasts;
}

function idOf(parent: ParentChange['parent']): CookExecutionId | SpellCastId {
  return parent.kind === 'cookPiece' ? parent.cookExecutionId : parent.spellCastId;
}

/** How the cook execution or spell cast that a new generation names stands; nothing where there is none. */
export async function findParentState(
  database: Database,
  parent: ParentChange['parent'],
): Promise<ParentState | undefined> {
  const found = await collectionOf(database, parent).findOne(
    { _id: toObjectId(idOf(parent)) },
    { projection: { status: 1, 'plan.definition': 1 } },
  );
  return found === null ? undefined : { status: found.status, executedHere: found.plan !== undefined };
}

/**
 * Takes a reported child into its parent's list and counts, in the transaction that creates it.
 * @returns whether the parent still takes children
 */
export async function addChild(
  database: Database,
  parent: ParentChange['parent'],
  child: GenerationId,
  session: ClientSession,
): Promise<boolean> {
  const result = await collectionOf(database, parent).updateOne(
    {
      _id: toObjectId(idOf(parent)),
      status: { $nin: [...ENDED_EXECUTION_STATUSES] },
      plan: { $exists: false },
    },
    { $push: { generationIds: toObjectId(child) }, $inc: { 'counts.pending': 1 } },
    { session },
  );
  return result.matchedCount === 1;
}

type Sums = Omit<ParentChange, 'parent' | 'ended'>;

function increments({ counts, costUsd, costCount, pointsSpent }: Sums) {
  const byStatus = Object.entries(counts).map(([status, more]) => [`counts.${status}`, more]);
  return {
    ...Object.fromEntries(byStatus),
    costUsd: Decimal128.fromString(costUsd),
    costCount,
    pointsSpent: toWhole(pointsSpent),
  } as never;
}

/** Whoever looks after executions looks at one of which a child has ended. */
function wake(ended: readonly unknown[], now: Date) {
  return ended.length > 0 ? { $set: { dueAt: now } } : {};
}

/** What a cook execution gains. One that the ledger carries out is told which children ended, too. */
function cookUpdates(
  _id: ObjectId,
  sums: Sums,
  ended: readonly ObjectId[],
  now: Date,
): AnyBulkWriteOperation<CookExecutionDocument>[] {
  const update = { $inc: increments(sums), ...wake(ended, now) };
  if (ended.length === 0) return [{ updateOne: { filter: { _id }, update } }];
  const told = { ...update, $push: { 'plan.ended': { $each: [...ended] } } };
  return [
    { updateOne: { filter: { _id, plan: { $exists: true } }, update: told } },
    { updateOne: { filter: { _id, plan: { $exists: false } }, update } },
  ];
}

/** By how much a change of a cast changes of how many pieces the cost is known; that of a piece counts once its cast has ended. */
function knownCostChange(
  before: Pick<SpellCastDocument, 'status' | 'counts' | 'costCount'>,
  change: Pick<Sums, 'counts' | 'costCount'>,
): number {
  if (!hasEnded(before.status)) return 0;
  const { counts, costCount = 0 } = before;
  const after = { ...counts };
  for (const status of GENERATION_STATUSES) after[status] += change.counts[status] ?? 0;
  const isKnown = isCostKnown(after, costCount + change.costCount);
  return Number(isKnown) - Number(isCostKnown(counts, costCount));
}

/** Adds what a cast gained to the cast. @returns what its cook execution gains by it, where it makes a piece of one */
async function addToCast(
  database: Database,
  { parent, ended, ...sums }: ParentChange,
  now: Date,
  session: ClientSession,
): Promise<{ readonly cook: ObjectId; readonly sums: Sums } | undefined> {
  const before = await database.spellCasts.findOneAndUpdate(
    { _id: toObjectId(idOf(parent)) },
    { $inc: increments(sums), ...wake(ended, now) },
    { session, projection: { cookExecutionId: 1, status: 1, counts: 1, costCount: 1 } },
  );
  if (before?.cookExecutionId === undefined) return undefined;
  const costCount = knownCostChange(before, sums);
  return { cook: before.cookExecutionId, sums: { ...sums, counts: {}, costCount } };
}

/**
 * Adds what children changed to their parents, in the transaction that changes the children. The money of a cast that makes a piece
 * goes on to its cook execution; its piece is counted there when the cast ends.
 */
export async function addToParents(
  database: Database,
  changes: readonly ParentChange[],
  now: Date,
  session: ClientSession,
): Promise<void> {
  const cooks: AnyBulkWriteOperation<CookExecutionDocument>[] = [];
  for (const change of changes) {
    const { parent, ended, ...sums } = change;
    if (parent.kind === 'cookPiece') {
      cooks.push(...cookUpdates(toObjectId(parent.cookExecutionId), sums, ended.map(toObjectId), now));
      continue;
    }
    const gained = await addToCast(database, change, now, session);
    if (gained) cooks.push(...cookUpdates(gained.cook, gained.sums, [], now));
  }
  if (cooks.length > 0) await database.cookExecutions.bulkWrite(cooks, { session });
}

/** What the end of a cast, or its beginning, changes in the cook execution whose piece it makes; in the transaction of the cast. */
export async function addCastToCook(
  database: Database,
  cookExecutionId: CookExecutionId,
  change: Pick<ParentChange, 'counts' | 'costCount'> & { readonly ended?: SpellCastId },
  now: Date,
  session: ClientSession,
): Promise<void> {
  const ended = change.ended === undefined ? [] : [toObjectId(change.ended)];
  const sums = { ...change, costUsd: '0', pointsSpent: 0 };
  await database.cookExecutions.bulkWrite(cookUpdates(toObjectId(cookExecutionId), sums, ended, now), {
    session,
  });
}
