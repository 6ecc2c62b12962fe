import { html, type Markup, NOTHING } from '../markup.ts';
import { type Chart, colourOf, type Series } from './chart.ts';
import { type Plot, round } from './plot.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The stretches of a series without gaps. */
function stretches({ values }: Series, plot: Plot): readonly (readonly Point[])[] {
  const all: Point[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === undefined) all.push([]);
    else all.at(-1)?.push({ x: plot.x(index), y: plot.y(value) });
  }
  return all.filter((stretch) => stretch.length > 0);
}

function line(series: Series, plot: Plot): Markup {
  const colour = colourOf(series.colour);
  const parts = stretches(series, plot);
  const lines = parts.map((stretch) => {
    const points = stretch.map(({ x, y }) => `${x},${y}`).join(' ');
    return html`<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/>`;
  });
  const dots = parts
    .flat()
    .map(
      ({ x, y }) =>
        html`<circle cx="${x}" cy="${y}" r="3" fill="${colour}" stroke="var(--surface, #fff)" stroke-width="1.5"/>`,
    );
  return html`<g>${lines}${dots}</g>`;
}

const WIDEST_COLUMN = 44;
const GAP = 1;

function column(chart: Chart, plot: Plot, index: number): Markup {
  const width = Math.min(WIDEST_COLUMN, plot.step * 0.64);
  const x = round(plot.x(index) - width / 2);
  let below = 0;
  const layers = chart.series.map(({ values, colour }) => {
    const value = values[index] ?? 0;
    const [from, to] = [plot.y(below), plot.y(below + value)];
    below += value;
    const height = round(from - to);
    if (height <= 0) return NOTHING;
    const shown = height > GAP * 2 ? round(height - GAP) : height;
    return html`<rect x="${x}" y="${to}" width="${round(width)}" height="${shown}" fill="${colourOf(colour)}" rx="1.5"/>`;
  });
  return html`<g>${layers}</g>`;
}

/** The lines or the columns of a chart. */
export function marks(chart: Chart, plot: Plot): Markup {
  const drawn =
    chart.kind === 'lines'
      ? chart.series.map((series) => line(series, plot))
      : chart.labels.map((_, index) => column(chart, plot, index));
  return html`<g>${drawn}</g>`;
}
