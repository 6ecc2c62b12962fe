import type { Chart, ChartSize } from './chart.ts';

const TOP = 12;
const RIGHT = 12;
const BOTTOM = 30;

/** Where things lie within a chart. */
export interface Plot {
  readonly size: ChartSize;
  readonly ticks: readonly number[];
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Width that one label has. */
  readonly step: number;
  /** The middle of a label's place. */
  x(index: number): number;
  y(value: number): number;
}

/** A coordinate with a tenth of a unit, which no eye sees. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function highest({ kind, labels, series }: Chart): number {
  const each = labels.map((_, index) => {
    const values = series.map(({ values: all }) => all[index] ?? 0);
    return kind === 'columns' ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
  });
  return Math.max(0, ...each);
}

/** Lays a chart out in a size. */
export function plotOf(chart: Chart, size: ChartSize): Plot {
  const ticks = chart.ticksOf(highest(chart));
  const most = ticks.at(-1) ?? 1;
  const [left, right, top, bottom] = [size.left, size.width - RIGHT, TOP, size.height - BOTTOM];
  const step = (right - left) / Math.max(1, chart.labels.length);
  return {
    size,
    ticks,
    top,
    bottom,
    left,
    right,
    step,
    x: (index) => round(left + (index + 0.5) * step),
    y: (value) => round(bottom - (value / most) * (bottom - top)),
  };
}
