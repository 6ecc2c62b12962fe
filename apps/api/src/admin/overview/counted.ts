import { durationText } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';

const SECOND_MS = 1000;

/** How old counts of a week may be that pages show: the job that looks at alerts makes them each minute, so that a page seldom waits. */
export const COUNTED_WITHIN_MS = 90_000;

/** How long ago something was counted, and the way to have it counted anew. */
export function countedText(countedAt: Date, now: Date): Markup {
  const ageMs = Math.max(0, now.getTime() - countedAt.getTime());
  if (ageMs === 0) return html`Counted now.`;
  const age = durationText(Math.ceil(ageMs / SECOND_MS) * SECOND_MS);
  return html`Counted ${age} ago; <a href="/admin?counted=now">count now</a>.`;
}
