import { html, type Markup } from '../markup.ts';

/** A time in UTC, to the second: `2025-08-27 10:00:41`. */
export function timeText(at: Date): Markup {
  const text = at.toISOString();
  return html`<time datetime="${text}" title="${text}">${text.slice(0, 19).replace('T', ' ')}</time>`;
}
