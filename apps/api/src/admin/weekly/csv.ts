import { durationAtShare, isoWeekName } from '@genledger/domain/statistics';
import type { WeeklyReport } from '@genledger/services/statistics';
import { csvText } from '../format/csv.ts';

const HEADINGS = [
  'tool_id',
  'tool',
  'week',
  'week_start',
  'count',
  'succeeded',
  'failed',
  'cancelled',
  'average_duration_ms',
  'p50_duration_ms',
  'p95_duration_ms',
  'duration_ms',
  'points_spent',
  'protocol_net_points',
  'cost_usd',
  'cost_count',
];

/** The report as CSV: a line for each tool and week in which something ended, with exact money. */
export function weeklyCsv(report: WeeklyReport): string {
  const rows = report.tools.flatMap(({ toolId, displayName, weeks }) =>
    weeks.flatMap((sums, index) => {
      const week = report.weeks[index];
      if (week === undefined || sums.count === 0) return [];
      return [
        [
          toolId,
          displayName,
          isoWeekName(week),
          week.toISOString().slice(0, 10),
          sums.count,
          sums.succeeded,
          sums.failed,
          sums.cancelled,
          Math.round(sums.durationMs / sums.count),
          durationAtShare(sums, 0.5) ?? '',
          durationAtShare(sums, 0.95) ?? '',
          sums.durationMs,
          sums.pointsSpent,
          sums.protocolNetPoints,
          sums.costCount === 0 ? '' : sums.costUsd,
          sums.costCount,
        ],
      ];
    }),
  );
  return csvText([HEADINGS, ...rows]);
}
