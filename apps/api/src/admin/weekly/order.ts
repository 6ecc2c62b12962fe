import type { ToolWeeks, WeeklyReport } from '@genledger/services/statistics';
import type { Measure } from './measures.ts';

/**
 * Puts the tools of a report in the order of what is charted, so that those with a colour of their own are those that make up a chart:
 * of several measures that add up, the largest of each in turn. Averages and shares do not add up, and leave the order as it is.
 */
export function inOrderOf(report: WeeklyReport, measures: readonly Measure[]): WeeklyReport {
  const rankings = measures
    .filter(({ chart }) => chart === 'columns')
    .map((measure) => {
      const amount = ({ total }: ToolWeeks) => measure.valueOf(total) ?? 0;
      return report.tools.toSorted((a, b) => amount(b) - amount(a));
    });
  if (rankings.length === 0) return report;
  const ordered = new Set<ToolWeeks>();
  for (const place of report.tools.keys()) {
    for (const { [place]: tool } of rankings) if (tool !== undefined) ordered.add(tool);
  }
  return { ...report, tools: [...ordered] };
}
