import { html, type Markup, NOTHING } from '../markup.ts';

/** One figure, large. */
export interface Tile {
  readonly label: string;
  readonly value: string;
  /** A line below it: what it was before, or of how many it is known. */
  readonly note?: Markup | string;
}

/** A row of figures. */
export function tiles(all: readonly Tile[]): Markup {
  return html`<dl class="tiles">${all.map(
    ({ label, value, note }) =>
      html`<div class="tile"><dt>${label}</dt><dd class="tile-value">${value}</dd>${note === undefined ? NOTHING : html`<dd class="tile-note">${note}</dd>`}</div>`,
  )}</dl>`;
}
