import { html, type Markup } from '../markup.ts';
import { type Chart, colourOf, WIDE } from './chart.ts';
import { CHART_FONT, drawPlot } from './draw.ts';
import { plotOf } from './plot.ts';

const INK = '#16191f';
const MUTED = '#566070';
const HEAD_HEIGHT = 60;
const MARGIN = 12;
/** Names stand beside each other in so many columns; a longer one is cut. */
const COLUMNS = 4;
const LONGEST_NAME = 30;
const ROW_HEIGHT = 22;

function clipped(name: string): string {
  const characters = [...name];
  return characters.length <= LONGEST_NAME ? name : `${characters.slice(0, LONGEST_NAME - 1).join('')}…`;
}

function legend({ series }: Chart, top: number): Markup {
  const width = (WIDE.width - 2 * MARGIN) / COLUMNS;
  const entries = series.map(({ name, colour }, index) => {
    const [x, y] = [MARGIN + (index % COLUMNS) * width, top + Math.floor(index / COLUMNS) * ROW_HEIGHT];
    return html`<rect x="${x}" y="${y}" width="10" height="10" rx="2.5" fill="${colourOf(colour)}"/><text x="${x + 18}" y="${y + 9.5}">${clipped(name)}</text>`;
  });
  return html`<g fill="${INK}">${entries}</g>`;
}

/**
 * Draws a chart as a file that stands by itself: with its title, what it is of, and the names of its colours, which a page has beside
 * it. In the colours of the light theme.
 * @param subject what the figures are of: weeks, environment, account
 */
export function drawPicture(chart: Chart, subject: string): Markup {
  const rows = Math.ceil(chart.series.length / COLUMNS);
  const height = HEAD_HEIGHT + WIDE.height + rows * ROW_HEIGHT + MARGIN;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDE.width} ${height}" role="img" aria-labelledby="title description" font-family="${CHART_FONT}" font-size="12"><title id="title">${chart.title}</title><desc id="description">${chart.description}</desc><rect width="100%" height="100%" fill="#fff"/><text x="${MARGIN}" y="26" fill="${INK}" font-size="16" font-weight="600">${chart.title}</text><text x="${MARGIN}" y="46" fill="${MUTED}">${subject}</text><g transform="translate(0 ${HEAD_HEIGHT})">${drawPlot(chart, plotOf(chart, WIDE))}</g>${legend(chart, HEAD_HEIGHT + WIDE.height + 2)}</svg>`;
}
