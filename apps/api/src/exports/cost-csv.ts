import { isoWeekName } from '@genledger/domain/statistics';
import type { CostLine } from '@genledger/services/statistics';
import { csvText } from '../admin/format/csv.ts';

/** A file of costs: its first line, and what it says of each line of the ledger. */
export interface CostFormat {
  readonly columns: readonly string[];
  /** Nothing where the format has no way to tell of it. */
  readonly cellsOf: (line: CostLine) => readonly (string | number)[] | undefined;
  readonly fileName: string;
}

/** Costs in the ledger's own words; unknown costs are empty, and counted. */
export const PLAIN_COSTS: CostFormat = {
  fileName: 'costs.csv',
  columns: [
    'week',
    'week_start',
    'week_end',
    'environment',
    'account_id',
    'tool_id',
    'tool',
    'provider',
    'count',
    'cost_usd',
    'cost_count',
    'points_spent',
  ],
  cellsOf: ({ week, from, until, environment, accountId, toolId, toolName, provider, sums }) => [
    isoWeekName(week),
    from.toISOString(),
    until.toISOString(),
    environment,
    accountId,
    toolId,
    toolName,
    provider ?? '',
    sums.count,
    sums.costCount === 0 ? '' : sums.costUsd,
    sums.costCount,
    sums.pointsSpent,
  ],
};

/** The text of a file of costs, a line at a time. */
export async function* costText(
  { columns, cellsOf }: CostFormat,
  lines: AsyncIterable<CostLine>,
): AsyncGenerator<string, void, void> {
  yield csvText([columns]);
  for await (const line of lines) {
    const cells = cellsOf(line);
    if (cells !== undefined) yield csvText([cells]);
  }
}
