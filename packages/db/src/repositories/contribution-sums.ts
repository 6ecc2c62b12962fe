import type { Contribution } from '@genledger/domain/statistics';
import { Decimal128, type Document } from 'mongodb';
import { decimalText, fromWhole } from '../mappers/index.ts';

const countIf = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } });
const endsAs = (status: string) => countIf({ $eq: ['$status', status] });

/** What records that have ended add up to, as accumulators of a `$group`: the rules of `contributionOf`, in the database. */
export const RECORD_SUMS: Document = {
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

const FIELDS = [
  'count',
  'succeeded',
  'failed',
  'cancelled',
  'durationMs',
  'pointsSpent',
  'protocolNetPoints',
  'costCount',
] as const;

/** What kept sums add up to, as accumulators of a `$group`. */
export const KEPT_SUMS: Document = Object.fromEntries(
  [...FIELDS, 'costUsd'].map((field) => [field, { $sum: `$${field}` }]),
);

/** The sums that a `$group` gave; of nothing, zeros. */
export function contributionFromSums(row: Document | undefined): Contribution {
  const whole = (field: (typeof FIELDS)[number]) => fromWhole(row?.[field] ?? 0);
  const cost: unknown = row?.['costUsd'];
  return {
    count: whole('count'),
    succeeded: whole('succeeded'),
    failed: whole('failed'),
    cancelled: whole('cancelled'),
    durationMs: whole('durationMs'),
    pointsSpent: whole('pointsSpent'),
    protocolNetPoints: whole('protocolNetPoints'),
    costCount: whole('costCount'),
    // The sum of no decimals is a whole zero.
    costUsd: cost instanceof Decimal128 ? decimalText(cost) : '0',
  };
}
