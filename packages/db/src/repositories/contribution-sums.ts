import { LOG_GROWTH, sumOfHistograms, ZERO_BUCKET } from '@genledger/domain/estimate';
import type { Contribution } from '@genledger/domain/statistics';
import { Decimal128, type Document } from 'mongodb';
import { decimalText, fromWhole } from '../mappers/index.ts';
import { histogramFrom, WHOLE_SUMS } from './contribution-fields.ts';

const countIf = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } });
const endsAs = (status: string) => countIf({ $eq: ['$status', status] });

/** What records that have ended add up to, as accumulators of a `$group`: the rules of `contributionOf`, in the database. */
const RECORD_SUMS: Document = {
  count: { $sum: 1 },
  succeeded: endsAs('success'),
  failed: endsAs('failed'),
  cancelled: endsAs('cancelled'),
  durationMs: { $sum: '$durationMs' },
  pointsSpent: { $sum: '$pointsSpent' },
  protocolNetPoints: { $sum: '$protocolNetPoints' },
  costCount: countIf({ $ne: [{ $type: '$costUsd' }, 'missing'] }),
  costUsd: { $sum: '$costUsd' },
};

/** What kept sums add up to, as accumulators of a `$group`; how long each took is not among it. */
export const KEPT_SUMS: Document = Object.fromEntries(
  [...WHOLE_SUMS, 'costUsd'].map((field) => [field, { $sum: `$${field}` }]),
);

/** The same with how long each took. */
export const KEPT_SUMS_AND_DURATIONS: Document = { ...KEPT_SUMS, durations: { $push: '$durations' } };

/** The bucket of a record's duration: the rule of `bucketOf`, in the database. */
export const DURATION_BUCKET: Document = {
  $cond: [
    { $lte: ['$durationMs', 0] },
    ZERO_BUCKET,
    { $ceil: { $divide: [{ $ln: { $max: ['$durationMs', 1] } }, LOG_GROWTH] } },
  ],
};

const BUCKET_TEXT = { $toString: { $toLong: '$_id.bucket' } };

/** Stages that add up records which have ended, how long each took included, by what stands in a key. */
export function recordSumStages(key: Readonly<Record<string, string>>): Document[] {
  const names = Object.keys(key);
  const sameKey = Object.fromEntries(names.map((name) => [name, `$_id.${name}`]));
  return [
    { $group: { _id: { ...key, bucket: DURATION_BUCKET }, ...RECORD_SUMS } },
    {
      $group: {
        _id: sameKey,
        ...KEPT_SUMS,
        durations: { $push: { $arrayToObject: [[{ k: BUCKET_TEXT, v: '$count' }]] } },
      },
    },
  ];
}

/** A cost as it is stored, or as text. The sum of no decimals is a whole zero. */
function costText(cost: unknown): string {
  if (typeof cost === 'string') return cost;
  return cost instanceof Decimal128 ? decimalText(cost) : '0';
}

/** The sums that a `$group` gave; of nothing, zeros. */
export function contributionFromSums(row: Document | undefined): Contribution {
  const whole = (field: (typeof WHOLE_SUMS)[number]) => fromWhole(row?.[field] ?? 0);
  return {
    count: whole('count'),
    succeeded: whole('succeeded'),
    failed: whole('failed'),
    cancelled: whole('cancelled'),
    durationMs: whole('durationMs'),
    pointsSpent: whole('pointsSpent'),
    protocolNetPoints: whole('protocolNetPoints'),
    costCount: whole('costCount'),
    costUsd: costText(row?.['costUsd']),
    durations: sumOfHistograms((row?.['durations'] ?? []).map(histogramFrom)),
  };
}
