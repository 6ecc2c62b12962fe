import type { WeeklyStatistics } from '@genledger/services/statistics';
import type { Presentation } from '../outcome/presentation.ts';
import { type Column, table } from './layout/table.ts';

const number = (
  title: string,
  value: (row: WeeklyStatistics) => number,
  rank?: number,
): Column<WeeklyStatistics> => ({
  title,
  value: (row) => String(value(row)),
  align: 'right',
  ...(rank !== undefined && { rank }),
});

const COLUMNS: readonly Column<WeeklyStatistics>[] = [
  { title: 'WEEK', value: ({ week }) => week },
  { title: 'TOOL', value: ({ toolId }) => toolId, minimum: 12 },
  number('COUNT', ({ count }) => count),
  number('SUCCESS', ({ succeeded }) => succeeded),
  number('FAILED', ({ failed }) => failed),
  number('CANCELLED', ({ cancelled }) => cancelled, 2),
  number('AVERAGE MS', ({ averageDurationMs }) => averageDurationMs, 1),
  number('POINTS', ({ totalPointsSpent }) => totalPointsSpent),
  { title: 'COST (USD)', value: ({ totalCostUsd }) => totalCostUsd, align: 'right' },
  number('COSTED', ({ costCount }) => costCount, 3),
];

/** Presents weekly sums: a table, or the JSON that the API answers with. */
export function presentWeekly(weeks: readonly WeeklyStatistics[]): Presentation {
  return {
    verdict: 'holds',
    json: { data: weeks },
    print: (screen) =>
      weeks.length === 0
        ? { body: '', notes: ['No generation of these weeks has ended: choose others with --from and --to.'] }
        : { body: table(COLUMNS, weeks, screen).text },
  };
}
