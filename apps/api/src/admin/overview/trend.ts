import type { ObjectiveDay } from '@genledger/services/objectives';
import { html, type Markup } from '../markup.ts';

const WIDTH = 140;
const HEIGHT = 32;
const GAP = 4;
const LEAST = 3;

/** What a day tells in words. */
function dayText({ until, actual, numerator, denominator }: ObjectiveDay): string {
  const day = until.toISOString().slice(0, 10);
  return actual === undefined ? `${day}: nothing` : `${day}: ${numerator} of ${denominator}`;
}

/** The days of an objective as bars, as high as its share of the highest; a day of nothing is a dot on the ground. */
export function trendBars(days: readonly ObjectiveDay[], label: string): Markup {
  const most = Math.max(...days.map(({ actual }) => actual ?? 0), Number.EPSILON);
  const step = WIDTH / Math.max(1, days.length);
  const bars = days.map((day, index) => {
    const height = day.actual === undefined ? 1 : Math.max(LEAST, (day.actual / most) * HEIGHT);
    const x = Math.round((index * step + GAP / 2) * 10) / 10;
    const y = Math.round((HEIGHT - height) * 10) / 10;
    return html`<rect x="${x}" y="${y}" width="${Math.round((step - GAP) * 10) / 10}" height="${Math.round(height * 10) / 10}" rx="1" class="${day.actual === undefined ? 'trend-none' : 'trend-bar'}"><title>${dayText(day)}</title></rect>`;
  });
  return html`<svg class="trend" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}: ${days.map(dayText).join('; ')}">${bars}</svg>`;
}
