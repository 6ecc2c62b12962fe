import type { TimeZone } from '@genledger/domain/statistics';
import type { Db, Document } from 'mongodb';
import { type Check, HAS_ENDED, SAMPLES } from './check.ts';

/** Sums of fields, under the names of the weekly sums. */
const WEEK_SUMS = {
  count: { $sum: 1 },
  durationMs: { $sum: '$durationMs' },
  pointsSpent: { $sum: '$pointsSpent' },
  costCount: { $sum: { $cond: [{ $isNumber: '$costUsd' }, 1, 0] } },
  costUsd: { $sum: '$costUsd' },
};
const WEEK_NAMES = Object.keys(WEEK_SUMS);

/** Where weekly sums are kept, and of what. */
interface WeeklySums {
  readonly id: string;
  readonly collection: string;
  readonly names: readonly string[];
}

const OF_TOOLS: WeeklySums = {
  id: 'weekly-sums',
  collection: 'weeklyRollups',
  names: ['toolId', 'environment'],
};
const OF_ACCOUNTS: WeeklySums = {
  id: 'weekly-account-sums',
  collection: 'weeklyAccountRollups',
  names: ['accountId', 'toolId', 'environment'],
};

/** The weekly sums are those of the records: every record that has ended is counted once. */
async function checkWeeks(db: Db, { id, collection, names }: WeeklySums, timezone: TimeZone): Promise<Check> {
  const week = {
    $dateTrunc: { date: '$requestTimestamp', unit: 'week', startOfWeek: 'monday', timezone },
  };
  // Kept under the Monday's midnight UTC, whatever the zone.
  const keptWeek = {
    $dateFromParts: {
      year: { $year: '$week' },
      month: { $month: '$week' },
      day: { $dayOfMonth: '$week' },
      timezone,
    },
  };
  const own = Object.fromEntries(names.map((name) => [name, `$${name}`]));
  const kept = Object.fromEntries(WEEK_NAMES.map((name) => [name, { $sum: `$${name}` }]));
  const differs = WEEK_NAMES.map((name) => ({
    $ne: [{ $sum: `$records.${name}` }, { $sum: `$kept.${name}` }],
  }));
  const [found] = await db
    .collection('generationOutputs')
    .aggregate(
      [
        { $match: { schemaVersion: { $gte: 2 }, ...HAS_ENDED, requestTimestamp: { $type: 'date' } } },
        { $group: { _id: { week, ...own }, ...WEEK_SUMS } },
        { $project: { side: 'records', sums: '$$ROOT' } },
        {
          $unionWith: {
            coll: collection,
            pipeline: [
              { $group: { _id: { week: keptWeek, ...own }, ...kept } },
              { $project: { side: 'kept', sums: '$$ROOT' } },
            ],
          },
        },
        {
          $group: {
            _id: '$_id',
            records: { $push: { $cond: [{ $eq: ['$side', 'records'] }, '$sums', '$$REMOVE'] } },
            kept: { $push: { $cond: [{ $eq: ['$side', 'kept'] }, '$sums', '$$REMOVE'] } },
          },
        },
        {
          $facet: {
            checked: [{ $count: 'count' }],
            wrong: [{ $match: { $expr: { $or: differs } } }, { $project: { _id: 1 } }],
          },
        },
      ],
      { allowDiskUse: true },
    )
    .toArray();
  const wrong: readonly Document[] = found?.['wrong'] ?? [];
  const weeks = wrong.map(({ _id }) =>
    [_id.week?.toISOString(), ...names.map((name) => _id[name])].join(' '),
  );
  return {
    id,
    checked: found?.['checked'][0]?.count ?? 0,
    wrong: weeks.length,
    samples: weeks.slice(0, SAMPLES),
  };
}

/** Checks the weekly sums of tools and those of accounts. */
export async function checkWeeklySums(db: Db, timeZone: TimeZone): Promise<readonly Check[]> {
  return [await checkWeeks(db, OF_TOOLS, timeZone), await checkWeeks(db, OF_ACCOUNTS, timeZone)];
}
