import { entriesOf, type Histogram, histogramOf } from '@genledger/domain/estimate';
import type { Contribution } from '@genledger/domain/statistics';
import type { Decimal128, Long } from 'mongodb';
import type { HistogramDocument } from '../client/documents.ts';
import { fromWhole, toMoney, toWhole } from '../mappers/index.ts';

/** The sums that are whole numbers. */
export const WHOLE_SUMS = [
  'count',
  'succeeded',
  'failed',
  'cancelled',
  'durationMs',
  'pointsSpent',
  'protocolNetPoints',
  'costCount',
] as const satisfies readonly (keyof Contribution)[];

type WholeSums = Readonly<Record<(typeof WHOLE_SUMS)[number], Long>>;

function wholeSums(sums: Contribution): WholeSums {
  return {
    count: toWhole(sums.count),
    succeeded: toWhole(sums.succeeded),
    failed: toWhole(sums.failed),
    cancelled: toWhole(sums.cancelled),
    durationMs: toWhole(sums.durationMs),
    pointsSpent: toWhole(sums.pointsSpent),
    protocolNetPoints: toWhole(sums.protocolNetPoints),
    costCount: toWhole(sums.costCount),
  };
}

/** What a change adds to each field of kept sums. */
export function contributionIncrements(change: Contribution): Record<string, Long | Decimal128> {
  const buckets = entriesOf(change.durations).map(([bucket, count]) => [
    `durations.${bucket}`,
    toWhole(count),
  ]);
  return {
    ...wholeSums(change),
    costUsd: toMoney(change.costUsd),
    ...Object.fromEntries(buckets),
  };
}

/** Sums as they are stored. */
export function contributionFields(sums: Contribution) {
  const buckets = entriesOf(sums.durations).map(
    ([bucket, count]) => [String(bucket), toWhole(count)] as const,
  );
  return {
    ...wholeSums(sums),
    costUsd: toMoney(sums.costUsd),
    durations: Object.fromEntries(buckets),
  };
}

/** Counts by bucket, as they are stored. */
export function histogramFrom(document: HistogramDocument = {}): Histogram {
  return histogramOf(Object.keys(document).map(Number), Object.values(document).map(fromWhole));
}
