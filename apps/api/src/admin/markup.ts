import { raw, html as tagged } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Text that is markup already, and is not escaped again. */
export type Markup = HtmlEscapedString;

/**
 * What a template may hold. Texts are escaped, for content and for quoted attributes alike. Objects are left out on purpose: one that
 * comes from a stored document could claim to be markup.
 */
export type Child = string | number | Markup | false | undefined | readonly Child[];

/** Makes markup of a template: whatever is put into it is escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...children: readonly Child[]): Markup {
  // Nothing that a template holds is a promise, so what comes of it is none.
  return tagged(strings, ...children) as Markup;
}

/** No markup at all. */
export const NOTHING: Markup = raw('');
