import { html, type Markup, NOTHING } from '../markup.ts';

/** A value as JSON, folded until it is asked for; nothing where there is none. */
export function jsonCard(title: string, value: unknown): Markup {
  if (value === undefined) return NOTHING;
  return foldedText(title, JSON.stringify(value, null, 2) ?? '');
}

/** A text, folded until it is asked for. */
export function foldedText(title: string, text: string): Markup {
  return html`<details class="card json"><summary><h2>${title}</h2></summary><pre tabindex="0">${text}</pre></details>`;
}
