import type { Database } from '@genledger/db/client';
import { decimalText, fromWhole } from '@genledger/db/mappers';

/** Sums over documents, added up one by one. */
export interface PlainSums {
  readonly count: number;
  readonly failed: number;
  readonly durationMs: number;
  /** Each of them, in milliseconds, shortest first. */
  readonly durationsMs: readonly number[];
  readonly pointsSpent: number;
  readonly costCount: number;
  /** In billionths of a dollar: the seeded costs have nine places. */
  readonly costNanoUsd: bigint;
}

const NANO_PLACES = 9;

/** Decimal text as billionths of a dollar. */
export function nanoUsd(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole) * 10n ** BigInt(NANO_PLACES) + BigInt(fraction.padEnd(NANO_PLACES, '0'));
}

/** The sums of a tool between two times, added up here from the documents. */
export async function plainSums(
  { generationOutputs }: Database,
  wanted: {
    readonly toolId?: string;
    readonly environment?: string;
    readonly accountId?: string;
    readonly from: Date;
    readonly until: Date;
  },
): Promise<PlainSums> {
  const documents = await generationOutputs.find().toArray();
  const inside = documents.filter(
    ({ status, toolId, environment, accountId, requestTimestamp }) =>
      ['success', 'failed', 'cancelled'].includes(status) &&
      (wanted.toolId === undefined || toolId === wanted.toolId) &&
      (wanted.environment === undefined || environment === wanted.environment) &&
      (wanted.accountId === undefined || accountId === wanted.accountId) &&
      requestTimestamp >= wanted.from &&
      requestTimestamp < wanted.until,
  );
  const costs = inside.flatMap(({ costUsd }) =>
    costUsd === undefined ? [] : [nanoUsd(decimalText(costUsd))],
  );
  const durationsMs = inside.map(({ durationMs }) => fromWhole(durationMs ?? 0)).toSorted((a, b) => a - b);
  return {
    count: inside.length,
    failed: inside.filter(({ status }) => status === 'failed').length,
    durationMs: durationsMs.reduce((sum, each) => sum + each, 0),
    durationsMs,
    pointsSpent: inside.reduce((sum, { pointsSpent }) => sum + fromWhole(pointsSpent), 0),
    costCount: costs.length,
    costNanoUsd: costs.reduce((sum, cost) => sum + cost, 0n),
  };
}

/** The duration that a share of them does not exceed. */
export function plainShare({ durationsMs }: PlainSums, share: number): number {
  return durationsMs[Math.ceil(share * durationsMs.length) - 1] ?? Number.NaN;
}
