import { html, type Markup } from '../markup.ts';

/** The way to another record, by its id. @param address made of ids alone */
export function recordLink(address: string, id: string): Markup {
  return html`<a href="${address}"><code>${id}</code></a>`;
}
