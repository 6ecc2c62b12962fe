import { type Contribution, isoWeekName, sumOfContributions } from '@genledger/domain/statistics';
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

/** What the charts of a report draw. */
export interface Drawn {
  /** Tools with a colour of their own. */
  readonly tools: readonly ToolWeeks[];
  /** How many tools there are beside them, and what these come to in each week. */
  readonly others: number;
  readonly otherWeeks: readonly Contribution[];
}

/** What the charts of a report draw, for as many of them as a page has. */
export function drawnOf(report: WeeklyReport): Drawn {
  const others = report.tools.slice(drawnCount(report));
  return {
    tools: report.tools.slice(0, drawnCount(report)),
    others: others.length,
    otherWeeks: report.weeks.map((_, index) =>
      sumOfContributions(others.flatMap(({ weeks }) => weeks[index] ?? [])),
    ),
  };
}

function seriesOf(report: WeeklyReport, measure: Measure, drawn: Drawn): readonly Series[] {
  const series = drawn.tools.map((tool) => ({
    name: tool.displayName,
    colour: toolColour(report, tool),
    values: tool.weeks.map(measure.valueOf),
  }));
  if (drawn.others === 0) return series;
  const values = drawn.otherWeeks.map(measure.valueOf);
  return [...series, { name: `${drawn.others} other tools`, colour: undefined, values }];
}

/** The chart of a measure. */
export function chartOf(report: WeeklyReport, measure: Measure, drawn: Drawn): Chart {
  const [first, last] = [report.weeks[0], report.weeks.at(-1)];
  const span = first && last ? `${isoWeekName(first)} to ${isoWeekName(last)}` : '';
  const series = seriesOf(report, measure, drawn);
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
