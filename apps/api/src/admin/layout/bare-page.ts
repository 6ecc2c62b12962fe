import { html, type Markup } from '../markup.ts';
import { htmlDocument } from './document.ts';

/** A page outside of the frame, for who is not signed in. */
export function barePage(parts: {
  readonly title: string;
  readonly head?: Markup;
  readonly body: Markup;
}): string {
  return htmlDocument({ ...parts, theme: 'system', body: html`<div class="bare">${parts.body}</div>` });
}
