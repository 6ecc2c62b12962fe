import type { WeeklyStatistics } from '@genledger/services/statistics';
import type { Presentation } from '../outcome/presentation.ts';
import { type Column, leftOutNotes, table } from './layout/table.ts';

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
  number('SUCCESS', ({ succeeded }) => succeeded, 3),
  number('FAILED', ({ failed }) => failed, 2),
  number('CANCELLED', ({ cancelled }) => cancelled, 5),
  number('AVERAGE MS', ({ averageDurationMs }) => averageDurationMs, 4),
  number('POINTS', ({ totalPointsSpent }) => totalPointsSpent, 1),
  { title: 'COST (USD)', value: ({ totalCostUsd }) => totalCostUsd ?? '-', align: 'right' },
  number('COSTED', ({ costCount }) => costCount, 6),
];

const EMPTY = 'No generation of these weeks has ended: choose others with --from and --to.';

/** Presents weekly sums: a table, or the JSON that the API answers with. */
export function presentWeekly(weeks: readonly WeeklyStatistics[]): Presentation {
  return {
    verdict: 'holds',
    json: { data: weeks },
    print(screen) {
      if (weeks.length === 0) return { body: '', notes: [EMPTY] };
      const { text, leftOut } = table(COLUMNS, weeks, screen);
      return { body: text, notes: leftOutNotes(leftOut) };
    },
  };
}
