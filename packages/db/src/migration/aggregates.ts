import { ENDED_EXECUTION_STATUSES } from '@genledger/domain/execution';
import { GENERATION_STATUSES } from '@genledger/domain/generation';
import type { ClientSession, Db, Document, ObjectId } from 'mongodb';

/** Sums over children, as the server works them out: only known costs are added, and how many they are is told. */
function sums(parentField: string, ids: readonly ObjectId[], kind: string): Document[] {
  const countOf = (status: string) => ({ $sum: { $cond: [{ $eq: ['$status', status] }, 1, 0] } });
  return [
    { $match: { kind, [parentField]: { $in: [...ids] } } },
    { $sort: { requestTimestamp: 1, _id: 1 } },
    {
      $group: {
        _id: `$${parentField}`,
        generationIds: { $push: '$_id' },
        pending: countOf('pending'),
        processing: countOf('processing'),
        success: countOf('success'),
        failed: countOf('failed'),
        cancelled: countOf('cancelled'),
        // Anything but a number adds nothing.
        costUsd: { $sum: '$costUsd' },
        costCount: { $sum: { $cond: [{ $isNumber: '$costUsd' }, 1, 0] } },
        pointsSpent: { $sum: { $toLong: '$pointsSpent' } },
      },
    },
  ];
}

const NONE = {
  generationIds: [],
  pending: 0,
  processing: 0,
  success: 0,
  failed: 0,
  cancelled: 0,
  costUsd: 0,
  costCount: 0,
  pointsSpent: 0,
};

/** The parents of one kind of child. */
export interface ParentKind {
  readonly collection: 'cookExecutions' | 'spellCasts';
  readonly field: 'cookExecutionId' | 'spellCastId';
  readonly child: 'cookPiece' | 'spellStep';
}

/** Casts first: what they come to is part of what their cook executions come to. */
export const PARENT_KINDS: readonly ParentKind[] = [
  { collection: 'spellCasts', field: 'spellCastId', child: 'spellStep' },
  { collection: 'cookExecutions', field: 'cookExecutionId', child: 'cookPiece' },
];

/** The casts that make pieces of cook executions, each one child: its money, and what its end is to its parent. */
function castsOf(ids: readonly ObjectId[]): Document[] {
  const statusIs = (...statuses: string[]) => ({ $sum: { $cond: [{ $in: ['$status', statuses] }, 1, 0] } });
  const ended = { $add: ['$counts.success', '$counts.failed', '$counts.cancelled'] };
  const costIsKnown = { $and: [{ $gt: [ended, 0] }, { $eq: [{ $ifNull: ['$costCount', 0] }, ended] }] };
  const hasEnded = { $in: ['$status', [...ENDED_EXECUTION_STATUSES]] };
  return [
    { $match: { cookExecutionId: { $in: [...ids] } } },
    {
      $group: {
        _id: '$cookExecutionId',
        processing: statusIs('running', 'paused', 'stopping'),
        success: statusIs('completed'),
        failed: statusIs('failed'),
        cancelled: statusIs('stopped', 'cancelled'),
        costUsd: { $sum: '$costUsd' },
        costCount: { $sum: { $cond: [{ $and: [hasEnded, costIsKnown] }, 1, 0] } },
        pointsSpent: { $sum: { $toLong: '$pointsSpent' } },
      },
    },
  ];
}

/**
 * Works out the list and the sums of parents from their children anew. In one snapshot: a child that changes meanwhile changes its
 * parent too, and the transaction is made again.
 * @returns how many were wrong
 */
export async function recomputeParents(
  db: Db,
  { collection, field, child }: ParentKind,
  ids: readonly ObjectId[],
  session: ClientSession,
): Promise<number> {
  const found = await db
    .collection('generationOutputs')
    .aggregate(sums(field, ids, child), { session, promoteLongs: false })
    .toArray();
  const byParent = new Map(found.map((sum) => [String(sum['_id']), sum]));
  const casts =
    child === 'cookPiece'
      ? await db.collection('spellCasts').aggregate(castsOf(ids), { session, promoteLongs: false }).toArray()
      : [];
  const byCook = new Map(casts.map((sum) => [String(sum['_id']), sum]));
  const operations = ids.map((id) => {
    const own: Document = byParent.get(id.toHexString()) ?? NONE;
    const made: Document = byCook.get(id.toHexString()) ?? NONE;
    const both = (name: string) => ({ $add: [{ $literal: own[name] }, { $literal: made[name] ?? 0 }] });
    const counts = Object.fromEntries(
      GENERATION_STATUSES.map((status) => [status, { $toInt: both(status) }]),
    );
    return {
      updateOne: {
        filter: { _id: id },
        update: [
          {
            $set: {
              generationIds: { $literal: own['generationIds'] },
              counts,
              costUsd: { $toDecimal: both('costUsd') },
              costCount: { $toInt: both('costCount') },
              pointsSpent: { $toLong: both('pointsSpent') },
            },
          },
        ],
      },
    };
  });
  const outcome = await db.collection(collection).bulkWrite(operations, { ordered: false, session });
  return outcome.modifiedCount;
}
