import { isoWeekName, sumOfContributions } from '@genledger/domain/statistics';
import type { ToolWeeks, WeeklyReport } from '@genledger/services/statistics';
import { type Chart, COLOUR_COUNT, type Series } from '../charts/chart.ts';
import type { Measure } from './measures.ts';

/** Tools that are drawn with a colour of their own. */
const MOST_DRAWN = 6;

/** The colour of a tool: that of its place among the tools, the same in every chart of a page. */
export function toolColour(report: WeeklyReport, tool: ToolWeeks): number | undefined {
  const index = report.tools.indexOf(tool);
  return index >= 0 && index < drawnCount(report) ? index : undefined;
}

/** Every tool has its colour where there are enough; otherwise the rest is grey. */
function drawnCount({ tools }: WeeklyReport): number {
  return tools.length <= COLOUR_COUNT ? tools.length : MOST_DRAWN;
}

/** A week's short name in its year, `W35`, of its whole one. */
export function weekLabel(name: string): string {
  return name.slice(5);
}

function restOf(report: WeeklyReport, measure: Measure): readonly Series[] {
  const rest = report.tools.slice(drawnCount(report));
  if (rest.length === 0) return [];
  const values = report.weeks.map((_, index) =>
    measure.valueOf(sumOfContributions(rest.flatMap(({ weeks }) => weeks[index] ?? []))),
  );
  return [{ name: `${rest.length} other tools`, colour: undefined, values }];
}

function seriesOf(report: WeeklyReport, measure: Measure): readonly Series[] {
  const drawn = report.tools.slice(0, drawnCount(report)).map((tool) => ({
    name: tool.displayName,
    colour: toolColour(report, tool),
    values: tool.weeks.map(measure.valueOf),
  }));
  return [...drawn, ...restOf(report, measure)];
}

/** The chart of a measure. */
export function chartOf(report: WeeklyReport, measure: Measure): Chart {
  const [first, last] = [report.weeks[0], report.weeks.at(-1)];
  const span = first && last ? `${isoWeekName(first)} to ${isoWeekName(last)}` : '';
  const series = seriesOf(report, measure);
  const total = measure.valueOf(report.total);
  const overall = total === undefined ? '' : ` Over all: ${measure.textOf(total)}.`;
  return {
    id: `chart-${measure.id}`,
    title: `${measure.title} by tool and week`,
    description: `${span}, of ${series.map(({ name }) => name).join(', ') || 'no tool'}.${overall} The table below holds every figure.`,
    kind: measure.chart,
    labels: report.weeks.map((week) => weekLabel(isoWeekName(week))),
    series,
    ticksOf: measure.ticksOf,
    textOf: measure.textOf,
  };
}
