import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { AdminVariables } from '../admin-context.ts';
import { messagePage } from '../layout/message-page.ts';
import { html, type Markup } from '../markup.ts';
import { isSameOrigin } from './same-origin.ts';

const FIELD = 'formToken';

/** The hidden field without which no form of a session is accepted. */
export function formTokenField(formToken: string): Markup {
  return html`<input type="hidden" name="${FIELD}" value="${formToken}">`;
}

function isSame(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Takes a form only from a page of ours that was made for this very session. */
export const guardForms: MiddlewareHandler<{ Variables: AdminVariables }> = async (context, next) => {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
  const form = await context.req.parseBody();
  if (isSameOrigin(context) && isSame(form[FIELD], context.get('session').formToken)) return next();
  return context.html(
    messagePage(context, {
      title: 'This form is out of date',
      text: 'It was made for another session. Go back, reload the page, and send it once more.',
    }),
    403,
  );
};
