import { html, type Markup } from '../markup.ts';
import type { Chart, ChartSize } from './chart.ts';
import { marks } from './marks.ts';
import { type Plot, plotOf, round } from './plot.ts';

const INK = 'var(--text-muted, #5b6472)';
const RULE = 'var(--rule, #e3e6ea)';
/** Room that the label of a week needs. */
const LABEL_WIDTH = 52;

function valueAxis(chart: Chart, plot: Plot): Markup {
  const lines = plot.ticks.map((tick) => {
    const y = plot.y(tick);
    return html`<line x1="${plot.left}" x2="${plot.right}" y1="${y}" y2="${y}" stroke="${RULE}"/><text x="${plot.left - 10}" y="${y + 4}" text-anchor="end">${chart.textOf(tick)}</text>`;
  });
  return html`<g fill="${INK}">${lines}</g>`;
}

function timeAxis(chart: Chart, plot: Plot): Markup {
  const every = Math.max(1, Math.ceil(LABEL_WIDTH / plot.step));
  const last = chart.labels.length - 1;
  const texts = chart.labels.flatMap((label, index) =>
    (last - index) % every === 0
      ? [html`<text x="${plot.x(index)}" y="${plot.size.height - 8}" text-anchor="middle">${label}</text>`]
      : [],
  );
  return html`<g fill="${INK}">${texts}</g>`;
}

/** What the pointer over a week tells. */
function tell(chart: Chart, index: number): string {
  const lines = chart.series.flatMap(({ name, values }) => {
    const value = values[index];
    return value === undefined ? [] : [`${name}: ${chart.textOf(value)}`];
  });
  return [chart.labels[index] ?? '', ...lines].join('\n');
}

function pointerAreas(chart: Chart, plot: Plot): Markup {
  const areas = chart.labels.map((_, index) => {
    const x = round(plot.left + index * plot.step);
    return html`<rect class="pointer-area" x="${x}" y="${plot.top}" width="${round(plot.step)}" height="${plot.bottom - plot.top}" fill="transparent"><title>${tell(chart, index)}</title></rect>`;
  });
  return html`<g>${areas}</g>`;
}

/** The axes and marks of a chart, without a frame. */
export function drawPlot(chart: Chart, plot: Plot): Markup {
  return html`${valueAxis(chart, plot)}${timeAxis(chart, plot)}${marks(chart, plot)}`;
}

/** The font of charts, on pages and in files. */
export const CHART_FONT = 'Inter Variable, Inter, system-ui, sans-serif';

/** Draws a chart in a size, in the colours of the page's theme. */
export function drawChart(chart: Chart, size: ChartSize): Markup {
  const plot = plotOf(chart, size);
  const id = `${chart.id}-${size.name}`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-${size.name}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="${id}-title ${id}-description" font-family="${CHART_FONT}" font-size="12"><title id="${id}-title">${chart.title}</title><desc id="${id}-description">${chart.description}</desc>${drawPlot(chart, plot)}${pointerAreas(chart, plot)}</svg>`;
}
