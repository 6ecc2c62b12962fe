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

export const PARENT_KINDS: readonly ParentKind[] = [
  { collection: 'cookExecutions', field: 'cookExecutionId', child: 'cookPiece' },
  { collection: 'spellCasts', field: 'spellCastId', child: 'spellStep' },
];

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
  const operations = ids.map((id) => {
    const { generationIds, costUsd, costCount, pointsSpent, ...counts } =
      byParent.get(id.toHexString()) ?? NONE;
    const { _id: _parent, ...byStatus } = counts as Document;
    return {
      updateOne: {
        filter: { _id: id },
        update: [
          {
            $set: {
              generationIds: { $literal: generationIds },
              counts: { $literal: byStatus },
              costUsd: { $toDecimal: { $literal: costUsd } },
              costCount: { $toInt: { $literal: costCount } },
              pointsSpent: { $toLong: { $literal: pointsSpent } },
            },
          },
        ],
      },
    };
  });
  const outcome = await db.collection(collection).bulkWrite(operations, { ordered: false, session });
  return outcome.modifiedCount;
}
