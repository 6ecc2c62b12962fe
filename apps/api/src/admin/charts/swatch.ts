import { html, type Markup } from '../markup.ts';
import { colourOf } from './chart.ts';

/** The colour by which a series is known, beside its name. */
export function swatch(colour: number | undefined): Markup {
  return html`<svg class="swatch" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="2.5" fill="${colourOf(colour)}"/></svg>`;
}
