import { readWeeklySums, type WeeklyQuery, type WeeklySums } from '@genledger/db/repositories';
import { durationAtShare, isoWeekName } from '@genledger/domain/statistics';
import type { LedgerContext } from '../context.ts';

/** A tool's week. The average is in whole milliseconds; `costCount` says of how many generations the cost is known. */
export interface WeeklyStatistics {
  readonly toolId: string;
  /** ISO 8601 week: `2025-W35`. */
  readonly week: string;
  /** Its Monday, written as midnight UTC whatever the time zone of weeks. */
  readonly weekStart: Date;
  readonly count: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly averageDurationMs: number;
  /** Half, and 95 of 100, took no longer, within one hundredth; absent where it is not known how long each took. */
  readonly p50DurationMs?: number;
  readonly p95DurationMs?: number;
  readonly totalPointsSpent: number;
  readonly totalProtocolNetPoints: number;
  /** Absent where no cost is known. */
  readonly totalCostUsd?: string;
  readonly costCount: number;
}

function view(sums: WeeklySums): WeeklyStatistics {
  const { toolId, week, count, succeeded, failed, cancelled, costCount, costUsd } = sums;
  const [p50, p95] = [durationAtShare(sums, 0.5), durationAtShare(sums, 0.95)];
  return {
    toolId,
    week: isoWeekName(week),
    weekStart: week,
    count,
    succeeded,
    failed,
    cancelled,
    averageDurationMs: Math.round(sums.durationMs / count),
    ...(p50 !== undefined && { p50DurationMs: p50 }),
    ...(p95 !== undefined && { p95DurationMs: p95 }),
    totalPointsSpent: sums.pointsSpent,
    totalProtocolNetPoints: sums.protocolNetPoints,
    ...(costCount > 0 && { totalCostUsd: costUsd }),
    costCount,
  };
}

/** Completed generations by tool and ISO week of their request, oldest week first. */
export async function weeklyStatistics(
  context: LedgerContext,
  query: WeeklyQuery,
): Promise<readonly WeeklyStatistics[]> {
  return (await readWeeklySums(context.database, query, { withDurations: true })).map(view);
}
