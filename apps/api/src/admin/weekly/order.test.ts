import type { ToolId } from '@genledger/domain/kernel';
import { NO_CONTRIBUTION } from '@genledger/domain/statistics';
import type { ToolWeeks, WeeklyReport } from '@genledger/services/statistics';
import { expect, test } from 'vitest';
import { AVERAGE_DURATION, COST, type Measure, POINTS } from './measures.ts';
import { inOrderOf } from './order.ts';

function tool(name: string, pointsSpent: number, costUsd?: string): ToolWeeks {
  const total = {
    ...NO_CONTRIBUTION,
    count: 1,
    pointsSpent,
    ...(costUsd !== undefined && { costUsd, costCount: 1 }),
  } as ToolWeeks['total'];
  return { toolId: name as ToolId, displayName: name, weeks: [], total };
}

/** As the report comes: most points first. */
const REPORT: WeeklyReport = {
  weeks: [],
  tools: [tool('popular', 900, '1'), tool('usual', 500, '2'), tool('dear', 10, '300'), tool('unknown', 5)],
  weekTotals: [],
  total: NO_CONTRIBUTION,
};

test.each<[string, readonly Measure[], readonly string[]]>([
  ['of costs, the dearest comes first', [COST], ['dear', 'usual', 'popular', 'unknown']],
  ['of points, as it is', [AVERAGE_DURATION, POINTS], ['popular', 'usual', 'dear', 'unknown']],
  ['of both, the largest of each in turn', [POINTS, COST], ['popular', 'dear', 'usual', 'unknown']],
  ['of averages, as it is', [AVERAGE_DURATION], ['popular', 'usual', 'dear', 'unknown']],
])('%s', (_name, measures, names) => {
  expect(inOrderOf(REPORT, measures).tools.map(({ displayName }) => displayName)).toEqual(names);
});
