import { timingSafeEqual } from 'node:crypto';
import { html, type Markup } from '../markup.ts';

const FIELD = 'formToken';

/** The hidden field without which no form of a session is accepted. */
export function formTokenField(formToken: string): Markup {
  return html`<input type="hidden" name="${FIELD}" value="${formToken}">`;
}

/** Whether a form holds a session's token. */
export function holdsFormToken(form: Readonly<Record<string, unknown>>, formToken: string): boolean {
  const given = form[FIELD];
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(formToken)];
  return a.length === b.length && timingSafeEqual(a, b);
}
