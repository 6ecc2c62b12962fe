import { durationText } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';

const SECOND_MS = 1000;

/** How long ago something was counted, and the way to have it counted anew. */
export function countedText(countedAt: Date, now: Date): Markup {
  const ageMs = Math.max(0, now.getTime() - countedAt.getTime());
  if (ageMs === 0) return html`Counted now.`;
  const age = durationText(Math.ceil(ageMs / SECOND_MS) * SECOND_MS);
  return html`Counted ${age} ago; <a href="/admin?counted=now">count now</a>.`;
}
