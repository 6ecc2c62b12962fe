import type { DeliveryCounts } from '@genledger/db/repositories';

/** How the deliveries of a platform go: of the generations that were requested in the days looked at and have ended. */
export interface PlatformDeliveries {
  readonly platform: string;
  readonly sent: number;
  readonly dropped: number;
  readonly pending: number;
  readonly skipped: number;
  /** From the end to the delivery; left out where none was sent. */
  readonly latencyMs?: { readonly p50: number; readonly p95: number };
}

/** The value that a share of sorted values does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function latencyOf(latenciesMs: readonly number[]): PlatformDeliveries['latencyMs'] {
  const sorted = [...latenciesMs].sort((a, b) => a - b);
  return sorted.length === 0 ? undefined : { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}

/** Deliveries by platform, in the order of names. */
export function deliveriesByPlatform(counts: readonly DeliveryCounts[]): readonly PlatformDeliveries[] {
  const platforms = [...Map.groupBy(counts, ({ platform }) => platform)];
  return platforms
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([platform, rows]) => {
      const count = (status: DeliveryCounts['status']) =>
        rows.find((row) => row.status === status)?.count ?? 0;
      const latencyMs = latencyOf(rows.find(({ status }) => status === 'sent')?.latenciesMs ?? []);
      return {
        platform,
        sent: count('sent'),
        dropped: count('dropped'),
        pending: count('pending'),
        skipped: count('skipped'),
        ...(latencyMs && { latencyMs }),
      };
    });
}
