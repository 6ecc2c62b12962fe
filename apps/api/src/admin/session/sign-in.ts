import { signIn, signOut } from '@genledger/services/session';
import type { ApiContext } from '../../api-context.ts';
import { clientAddress } from '../../middleware/address.ts';
import type { AdminApp, AdminContext } from '../admin-context.ts';
import { behindTls, forgetToken, keepToken, readToken } from './cookie.ts';
import { returnPath } from './return-path.ts';
import { isSameOrigin } from './same-origin.ts';
import { createSignInLimit } from './sign-in-limit.ts';
import { signInPage } from './sign-in-page.ts';

const LONGEST_KEY = 300;

function minutes(seconds: number): string {
  const whole = Math.ceil(seconds / 60);
  return whole === 1 ? 'a minute' : `${whole} minutes`;
}

/** Signing in by an API key; open to anybody. */
export function registerSignIn(app: AdminApp, api: ApiContext): void {
  const limit = createSignInLimit();
  const isSecure = behindTls(api.ledger.settings, api.trustProxy);

  /** A database that is away is nobody's wrong key. */
  const signInOrRefund = (key: string, address: string) =>
    signIn(api.ledger, key).catch(async (error: unknown) => {
      await limit.undecided(address);
      throw error;
    });

  app.get('/sign-in', (context) => context.html(signInPage({ next: returnPath(context.req.query('next')) })));

  app.post('/sign-in', async (context: AdminContext) => {
    const form = await context.req.parseBody();
    const next = returnPath(typeof form['next'] === 'string' ? form['next'] : undefined);
    const refuse = (problem: string, status: 401 | 403 | 429) =>
      context.html(signInPage({ next, problem }), status);
    if (!isSameOrigin(context)) return refuse('This form came from another site.', 403);
    const address = clientAddress(context, api.trustProxy);
    const locked = await limit.begin(address);
    if (locked !== undefined) {
      context.header('retry-after', String(locked));
      return refuse(`Too many wrong keys. Try again in ${minutes(locked)}.`, 429);
    }
    const key = typeof form['key'] === 'string' ? form['key'].trim() : '';
    const session = key.length > LONGEST_KEY ? undefined : await signInOrRefund(key, address);
    if (session === undefined) {
      await limit.failed(address);
      return refuse('This key is not known, or was revoked.', 401);
    }
    await limit.succeeded(address);
    keepToken(context, session, isSecure(context));
    return context.redirect(next, 303);
  });
}

/** Signing out; only for who is signed in. */
export function registerSignOut(app: AdminApp, api: ApiContext): void {
  const isSecure = behindTls(api.ledger.settings, api.trustProxy);
  app.post('/sign-out', async (context) => {
    const token = readToken(context);
    if (token !== undefined) await signOut(api.ledger, token);
    forgetToken(context, isSecure(context));
    return context.redirect('/admin/sign-in', 303);
  });
}
