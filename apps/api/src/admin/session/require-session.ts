import { findSession } from '@genledger/services/session';
import type { MiddlewareHandler } from 'hono';
import type { ApiContext } from '../../api-context.ts';
import type { AdminContext, AdminVariables } from '../admin-context.ts';
import { barePage } from '../layout/bare-page.ts';
import { html } from '../markup.ts';
import { readToken } from './cookie.ts';

/**
 * A link from another site comes without the cookie, though the browser is signed in. This page asks once more, from our own site.
 */
function askAgain(context: AdminContext) {
  const { pathname, search } = new URL(context.req.url);
  const address = `${pathname}${search}`;
  return context.html(
    barePage({
      title: 'One moment',
      head: html`<meta http-equiv="refresh" content="0">`,
      body: html`<p><a href="${address}">Continue to the dashboard</a></p>`,
    }),
  );
}

function toSignIn(context: AdminContext) {
  const { pathname, search } = new URL(context.req.url);
  const next = encodeURIComponent(`${pathname}${search}`);
  return context.redirect(`/admin/sign-in?next=${next}`, 303);
}

/** Lets only browsers through that are signed in; the others are asked to. */
export function requireSession(api: ApiContext): MiddlewareHandler<{ Variables: AdminVariables }> {
  return async (context, next) => {
    const token = readToken(context);
    const isReading = context.req.method === 'GET' || context.req.method === 'HEAD';
    if (token === undefined && isReading && context.req.header('sec-fetch-site') === 'cross-site') {
      return askAgain(context);
    }
    const session = token === undefined ? undefined : await findSession(api.ledger, token);
    if (session === undefined) return toSignIn(context);
    context.set('session', session);
    context.set('caller', session.caller);
    await next();
    return;
  };
}
