import type { LedgerSettings } from '@genledger/services/context';
import type { Session } from '@genledger/services/session';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const NAME = 'genledger_session';

/** Whether the browser speaks TLS with us, or with the proxy in front of us. */
export type BehindTls = (context: Context) => boolean;

/** @param trustProxy whether a reverse proxy of ours stands in front, whose X-Forwarded-Proto counts */
export function behindTls(settings: LedgerSettings, trustProxy: boolean): BehindTls {
  if (settings.publicUrl.startsWith('https:')) return () => true;
  return (context) => trustProxy && context.req.header('x-forwarded-proto') === 'https';
}

/** Leaves a session's token with the browser. No script reads it, and no other site's request carries it. */
export function keepToken(context: Context, session: Session, secure: boolean): void {
  setCookie(context, NAME, session.token, {
    path: '/admin',
    httpOnly: true,
    sameSite: 'Strict',
    secure,
    expires: session.expiresAt,
  });
}

/** The token that the browser sends. */
export function readToken(context: Context): string | undefined {
  return getCookie(context, NAME);
}

/** Has the browser forget the token. */
export function forgetToken(context: Context, secure: boolean): void {
  deleteCookie(context, NAME, { path: '/admin', httpOnly: true, sameSite: 'Strict', secure });
}
