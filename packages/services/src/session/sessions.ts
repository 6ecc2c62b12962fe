import { createHash, createHmac, randomBytes } from 'node:crypto';
import { deleteAdminSession, findAdminSession, insertAdminSession } from '@genledger/db/repositories';
import { authenticate, type Caller, callerOfKey } from '../api-key/index.ts';
import type { LedgerContext } from '../context.ts';

/** A browser that is signed in, and as whom. */
export interface Session {
  /** What the browser's cookie holds; kept only as a hash. */
  readonly token: string;
  /** What every form repeats. It is derived from the token, so that only who holds the cookie's content can know it. */
  readonly formToken: string;
  readonly caller: Caller;
  readonly expiresAt: Date;
}

/** How long a browser stays signed in: a working day. */
const SESSION_MS = 12 * 3_600_000;
const TOKEN_BYTES = 32;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const formTokenOf = (token: string): string =>
  createHmac('sha256', token).update('genledger form').digest('base64url');

/**
 * Signs a browser in by an API key.
 * @returns nothing for a key that is malformed, unknown or revoked
 */
export async function signIn(context: LedgerContext, key: string): Promise<Session | undefined> {
  const caller = await authenticate(context.database, key);
  if (caller === undefined) return undefined;
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const createdAt = context.clock.now();
  const expiresAt = new Date(createdAt.getTime() + SESSION_MS);
  await insertAdminSession(context.database, {
    tokenHash: hashOf(token),
    keyId: caller.keyId,
    createdAt,
    expiresAt,
  });
  return { token, formToken: formTokenOf(token), caller, expiresAt };
}

/** The session of a token: nothing once it has expired, was signed out, or its key was revoked. */
export async function findSession(context: LedgerContext, token: string): Promise<Session | undefined> {
  const found = await findAdminSession(context.database, hashOf(token), context.clock.now());
  if (found === undefined) return undefined;
  const caller = await callerOfKey(context.database, found.keyId);
  return caller && { token, formToken: formTokenOf(token), caller, expiresAt: found.expiresAt };
}

/** Ends a session: its token opens nothing any more, wherever it was copied to. */
export async function signOut(context: LedgerContext, token: string): Promise<void> {
  await deleteAdminSession(context.database, hashOf(token));
}
