import { html, type Markup } from '../markup.ts';

/** A notice that nothing is there, and what to do about it. */
export function emptyState(title: string, text: Markup | string): Markup {
  return html`<div class="card empty"><h2>${title}</h2><p class="muted">${text}</p></div>`;
}

/** A notice about what cannot be used, as it is. */
export function problemNotice(lines: readonly string[]): Markup {
  return html`<div class="notice problem" role="alert"><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`;
}
