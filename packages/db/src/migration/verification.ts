import type { Db, Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import { type Check, HAS_ENDED, SAMPLES } from './check.ts';
import { IS_OLD } from './old-documents.ts';
import { MIGRATION, type Original, openOriginal, type Sealing } from './original.ts';
import { checkWeeklySums } from './weekly-checks.ts';

const BATCH = 1000;
const IS_MIGRATED = { 'legacy.migration': MIGRATION };

async function countWrong(
  db: Db,
  id: string,
  collection: string,
  among: Document,
  wrong: Document[],
): Promise<Check> {
  const [checked, found] = await Promise.all([
    db.collection(collection).countDocuments(among),
    db
      .collection(collection)
      .aggregate(
        [
          { $match: among },
          ...wrong,
          { $project: { _id: 1 } },
          { $facet: { count: [{ $count: 'count' }], samples: [{ $limit: SAMPLES }] } },
        ],
        { allowDiskUse: true },
      )
      .toArray(),
  ]);
  const [facets] = found;
  const samples: readonly Document[] = facets?.['samples'] ?? [];
  return {
    id,
    checked,
    wrong: facets?.['count']?.[0]?.count ?? 0,
    samples: samples.map(({ _id }) => String(_id)),
  };
}

/** Every original opens, and is what its hash says. */
async function checkOriginals(db: Db, collection: string, sealing: Sealing | undefined): Promise<Check> {
  let checked = 0;
  const wrong: string[] = [];
  const found = db.collection(collection).find(IS_MIGRATED, { projection: { legacy: 1 }, batchSize: BATCH });
  for await (const { _id, legacy } of found) {
    checked += 1;
    if (openOriginal(legacy as Original, sealing) === undefined) wrong.push(String(_id));
  }
  return {
    id: `original-kept-${collection}`,
    checked,
    wrong: wrong.length,
    samples: wrong.slice(0, SAMPLES),
  };
}

const lookUpParent = (from: string, field: string): Document => ({
  $lookup: {
    from,
    localField: field,
    foreignField: '_id',
    as: 'parent',
    pipeline: [{ $project: { _id: 1 } }],
  },
});

const ENDED_STEPS = { $add: ['$counts.success', '$counts.failed', '$counts.cancelled'] };

/** 1 for a cast that has ended with the cost of every step known, else 0. */
const CAST_COST_IS_KNOWN = {
  $cond: [
    {
      $and: [
        { $in: ['$status', ['stopped', 'completed', 'failed', 'cancelled']] },
        { $gt: [ENDED_STEPS, 0] },
        { $eq: [{ $ifNull: ['$costCount', 0] }, ENDED_STEPS] },
      ],
    },
    1,
    0,
  ],
};

function sumsDiffer(field: string, kind: string): Document[] {
  return [
    {
      $lookup: {
        from: 'generationOutputs',
        localField: '_id',
        foreignField: field,
        as: 'children',
        pipeline: [{ $match: { kind } }, { $project: { costUsd: 1, pointsSpent: 1 } }],
      },
    },
    // Of a cook execution the casts that make its pieces, too; a step has no casts.
    {
      $lookup: {
        from: 'spellCasts',
        localField: '_id',
        foreignField: 'cookExecutionId',
        as: 'casts',
        pipeline: [{ $project: { costUsd: 1, pointsSpent: 1, known: CAST_COST_IS_KNOWN } }],
      },
    },
    {
      $match: {
        $expr: {
          $or: [
            { $ne: ['$costUsd', { $add: [{ $sum: '$children.costUsd' }, { $sum: '$casts.costUsd' }] }] },
            {
              $ne: [
                { $ifNull: ['$costCount', 0] },
                { $add: [{ $size: '$children.costUsd' }, { $sum: '$casts.known' }] },
              ],
            },
            {
              $ne: [
                '$pointsSpent',
                { $add: [{ $sum: '$children.pointsSpent' }, { $sum: '$casts.pointsSpent' }] },
              ],
            },
            { $ne: [{ $size: '$generationIds' }, { $size: '$children' }] },
          ],
        },
      },
    },
  ];
}

const isDate = (path: string): Document => ({ $eq: [{ $type: path }, 'date'] });
// The server may look at old documents first, whose times are of any type.
const DURATION_DIFFERS: Document = {
  $match: {
    $expr: {
      $cond: [
        { $and: [isDate('$responseTimestamp'), isDate('$requestTimestamp')] },
        { $ne: ['$durationMs', { $max: [0, { $subtract: ['$responseTimestamp', '$requestTimestamp'] }] }] },
        true,
      ],
    },
  },
};

const NOT_ACCOUNTED: readonly Document[] = [
  {
    $lookup: {
      from: 'quarantine',
      localField: '_id',
      foreignField: 'documentId',
      as: 'noted',
      pipeline: [{ $match: { collection: 'generationOutputs' } }, { $project: { _id: 1 } }],
    },
  },
  { $match: { noted: { $size: 0 } } },
];

/**
 * Checks a migrated database by queries of the server's own, which share nothing with the rules that migrated it.
 * @param validator the contract's, of generations
 */
export async function verifyDatabase(
  { db, weekTimeZone }: Pick<Database, 'db' | 'weekTimeZone'>,
  validator: Document,
  sealing: Sealing | undefined,
): Promise<readonly Check[]> {
  const generations = 'generationOutputs';
  const current = { schemaVersion: { $gte: 2 } };
  const ended = { ...IS_MIGRATED, ...HAS_ENDED };
  const linked = (kind: string) => ({ ...current, kind });
  return [
    await countWrong(db, 'every-old-document-accounted-for', generations, IS_OLD, [...NOT_ACCOUNTED]),
    await countWrong(db, 'schema-conflicts', generations, current, [{ $match: { $nor: [validator] } }]),
    await countWrong(db, 'duration-is-response-minus-request', generations, ended, [DURATION_DIFFERS]),
    await countWrong(db, 'duration-populated', generations, ended, [
      { $match: { durationMs: { $exists: false } } },
    ]),
    await countWrong(db, 'cost-populated', generations, ended, [{ $match: { costUsd: { $exists: false } } }]),
    await countWrong(db, 'cook-exists', generations, linked('cookPiece'), [
      lookUpParent('cookExecutions', 'cookExecutionId'),
      { $match: { parent: { $size: 0 } } },
    ]),
    await countWrong(db, 'cast-exists', generations, linked('spellStep'), [
      lookUpParent('spellCasts', 'spellCastId'),
      { $match: { parent: { $size: 0 } } },
    ]),
    await countWrong(db, 'cook-sums', 'cookExecutions', {}, sumsDiffer('cookExecutionId', 'cookPiece')),
    await countWrong(db, 'cast-sums', 'spellCasts', {}, sumsDiffer('spellCastId', 'spellStep')),
    ...(await checkWeeklySums(db, weekTimeZone)),
    await countWrong(db, 'nothing-to-deliver', generations, IS_MIGRATED, [
      { $match: { $or: [{ deliveryStatus: 'pending' }, { nextDeliveryAt: { $exists: true } }] } },
    ]),
    await countWrong(db, 'no-secret-in-clear', generations, IS_MIGRATED, [
      { $match: { 'metadata.webhookSecret': { $exists: true } } },
    ]),
    await checkOriginals(db, generations, sealing),
    await checkOriginals(db, 'cooks', sealing),
    await checkOriginals(db, 'spells', sealing),
  ];
}
