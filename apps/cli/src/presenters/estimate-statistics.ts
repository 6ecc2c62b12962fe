import type { EstimateStatistics } from '@genledger/services/statistics';
import type { Presentation } from '../outcome/presentation.ts';
import { type Column, leftOutNotes, table } from './layout/table.ts';

const percent = (share: number | undefined): string | undefined =>
  share === undefined ? undefined : `${(100 * share).toFixed(1)} %`;

const COLUMNS: readonly Column<EstimateStatistics>[] = [
  { title: 'TOOL', value: ({ toolId }) => toolId, minimum: 12 },
  { title: 'DURATIONS', value: ({ durationMs }) => String(durationMs?.count ?? 0), align: 'right' },
  { title: 'WITHIN P50', value: ({ durationMs }) => percent(durationMs?.withinP50), align: 'right' },
  { title: 'WITHIN P95', value: ({ durationMs }) => percent(durationMs?.withinP95), align: 'right' },
  { title: 'COSTS', value: ({ costUsd }) => String(costUsd?.count ?? 0), align: 'right', rank: 1 },
  { title: 'COST P50', value: ({ costUsd }) => percent(costUsd?.withinP50), align: 'right', rank: 3 },
  { title: 'COST P95', value: ({ costUsd }) => percent(costUsd?.withinP95), align: 'right', rank: 2 },
];

const EMPTY = 'No run of these weeks had an estimate: choose others with --from and --to.';

/** Presents how well estimates came true: a table, or the JSON that the API answers with. */
export function presentEstimateStatistics(tools: readonly EstimateStatistics[]): Presentation {
  return {
    verdict: 'holds',
    json: { data: tools },
    print(screen) {
      if (tools.length === 0) return { body: '', notes: [EMPTY] };
      const { text, leftOut } = table(COLUMNS, tools, screen);
      return { body: text, notes: leftOutNotes(leftOut) };
    },
  };
}
