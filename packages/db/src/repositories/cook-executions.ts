import type { DeliveryDecision } from '@genledger/domain/delivery';
import type {
  CookDecision,
  CookExecution,
  EndedExecutionStatus,
  ExecutionStatus,
  TriedPiece,
} from '@genledger/domain/execution';
import { childStatusOf, ENDED_EXECUTION_STATUSES } from '@genledger/domain/execution';
import { GENERATION_STATUSES } from '@genledger/domain/generation';
import type { CookExecutionId, GenerationId, SpellCastId } from '@genledger/domain/kernel';
import { type ClientSession, type Collection, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { CookExecutionDocument, ExecutionDocument } from '../client/documents.ts';
import {
  cookExecutionFromDocument,
  cookExecutionToDocument,
  toObjectId,
  tryToDocument,
} from '../mappers/index.ts';

/** A new id of this ledger. */
export function newCookExecutionId(): CookExecutionId {
  return new ObjectId().toHexString() as CookExecutionId;
}

/** Adds a new cook execution, which is looked after from `dueAt` on. */
export async function insertCookExecution(
  database: Database,
  execution: CookExecution,
  more: { readonly dueAt: Date; readonly metadata?: unknown },
  session: ClientSession,
): Promise<void> {
  const document = { ...cookExecutionToDocument(execution, more.metadata), dueAt: more.dueAt };
  await database.cookExecutions.insertOne(document, { session });
}

/** A cook execution as the rules read it. */
export async function findCookExecution(
  database: Database,
  id: CookExecutionId,
  session?: ClientSession,
): Promise<CookExecution | undefined> {
  const found = await database.cookExecutions.findOne(
    { _id: toObjectId(id) },
    { projection: { generationIds: 0, legacy: 0, metadata: 0 }, ...(session && { session }) },
  );
  return found ? cookExecutionFromDocument(found) : undefined;
}

/** All tries at the places at which one of these children was tried. */
export async function findTriesAtPlaces(
  database: Database,
  id: CookExecutionId,
  madeBy: 'tool' | 'spell',
  children: readonly string[],
  session: ClientSession,
): Promise<ReadonlyMap<number, readonly TriedPiece<string>[]>> {
  const ids = children.map((child) => ObjectId.createFromHexString(child));
  const projection = { pieceIndex: 1, replacement: 1, attempt: 1, status: 1 } as const;
  const parent = { cookExecutionId: toObjectId(id) };
  const read =
    madeBy === 'tool'
      ? (more: object) =>
          database.generationOutputs
            .find({ kind: 'cookPiece', ...parent, ...more }, { session, projection })
            .toArray()
      : async (more: object) => {
          const casts = await database.spellCasts
            .find({ ...parent, ...more }, { session, projection })
            .toArray();
          return casts.map(({ status, ...cast }) => ({ ...cast, status: childStatusOf(status) }));
        };
  const ended = await read({ _id: { $in: ids } });
  const places = [...new Set(ended.flatMap(({ pieceIndex }) => pieceIndex ?? []))];
  const tries = await read({ pieceIndex: { $in: places }, attempt: { $exists: true } });
  const byPlace = new Map<number, TriedPiece<string>[]>(places.map((place) => [place, []]));
  for (const { _id, pieceIndex: index, replacement, attempt, status } of tries) {
    if (index === undefined || replacement === undefined || attempt === undefined) continue;
    byPlace.get(index)?.push({ id: _id.toHexString(), index, replacement, attempt, status });
  }
  return byPlace;
}

/** What a look at a cook execution writes. */
export interface CookLook {
  readonly decision: Pick<CookDecision<string>, 'nextIndex' | 'again' | 'lost'>;
  /** Generations that were made for it. */
  readonly generations: readonly GenerationId[];
  /** Casts that were made for it. */
  readonly casts: readonly SpellCastId[];
  /** When to look again; nothing happens of itself where absent. */
  readonly dueAt?: Date;
}

/** Writes what a look at an execution led to, in the transaction that read it. */
export async function saveCookLook(
  database: Database,
  id: CookExecutionId,
  { decision, generations, casts, dueAt }: CookLook,
  session: ClientSession,
): Promise<void> {
  await database.cookExecutions.updateOne(
    { _id: toObjectId(id) },
    {
      $set: {
        'plan.nextIndex': decision.nextIndex,
        'plan.again': decision.again.map(tryToDocument),
        'plan.lost': [...decision.lost],
        'plan.ended': [],
        ...(dueAt && { dueAt }),
      },
      $push: { generationIds: { $each: generations.map(toObjectId) } },
      $inc: { 'counts.pending': generations.length, 'counts.processing': casts.length },
      ...(!dueAt && { $unset: { dueAt: '' as const } }),
    },
    { session },
  );
}

/** Looks no more at an execution of which nothing is to be done until something happens in it. */
export async function restCookExecution(
  database: Database,
  id: CookExecutionId,
  session: ClientSession,
): Promise<void> {
  await database.cookExecutions.updateOne({ _id: toObjectId(id) }, { $unset: { dueAt: '' } }, { session });
}

/** How an execution ended, and what that makes of its delivery. */
export interface ExecutionEnd extends DeliveryDecision {
  readonly status: EndedExecutionStatus;
  readonly reason?: string;
  readonly completedAt: Date;
}

/** The fields that an end sets. */
export function endFields({ status, reason, completedAt, deliveryStatus, nextDeliveryAt }: ExecutionEnd) {
  return {
    status,
    completedAt,
    deliveryStatus,
    ...(reason !== undefined && { statusReason: reason }),
    ...(nextDeliveryAt && { nextDeliveryAt }),
  };
}

/** Ends a cook execution, in the transaction that read it. */
export async function endCookExecution(
  database: Database,
  id: CookExecutionId,
  end: ExecutionEnd,
  session: ClientSession,
): Promise<void> {
  await database.cookExecutions.updateOne(
    { _id: toObjectId(id) },
    { $set: endFields(end), $unset: { dueAt: '' } },
    { session },
  );
}

/**
 * Moves a cook execution that has not ended into another state, if it is in one of the given ones.
 * @returns whether it was
 */
export async function moveCookExecution(
  database: Database,
  id: CookExecutionId,
  move: { readonly from: readonly ExecutionStatus[]; readonly to: ExecutionStatus; readonly reason?: string },
  now: Date,
  session?: ClientSession,
): Promise<boolean> {
  const result = await database.cookExecutions.updateOne(
    { _id: toObjectId(id), status: { $in: [...move.from] } },
    {
      $set: { status: move.to, dueAt: now, ...(move.reason !== undefined && { statusReason: move.reason }) },
    },
    session ? { session } : {},
  );
  return result.matchedCount === 1;
}

/** Says that no more children come than there are; the execution ends with the last of them. @returns whether it takes children */
export async function closeReported(
  database: Database,
  kind: 'cook' | 'cast',
  id: CookExecutionId | SpellCastId,
  now: Date,
): Promise<boolean> {
  const collection: Collection<ExecutionDocument> = database.db.collection(
    kind === 'cook' ? 'cookExecutions' : 'spellCasts',
  );
  const counts = GENERATION_STATUSES.map((status) => `$counts.${status}`);
  const result = await collection.updateOne(
    { _id: toObjectId(id), plan: { $exists: false }, status: { $nin: [...ENDED_EXECUTION_STATUSES] } },
    [{ $set: { expectedChildren: { $add: counts }, dueAt: now } }],
  );
  return result.matchedCount === 1;
}

/** A whole cook execution, as it is stored. */
export async function findCookExecutionRecord(
  database: Database,
  id: CookExecutionId,
): Promise<CookExecutionDocument | undefined> {
  const found = await database.cookExecutions.findOne({ _id: toObjectId(id) }, { projection: { legacy: 0 } });
  return found ?? undefined;
}
