import { createHash } from 'node:crypto';
import type { Database } from '@genledger/db/client';
import {
  type ApiKeyScope,
  allows,
  authenticate as authenticateKey,
  type Caller,
} from '@genledger/services/api-key';
import type { Context, MiddlewareHandler } from 'hono';
import { clientAddress } from './address.ts';
import { problem } from './problem.ts';
import type { RateLimiter } from './rate-limit.ts';
import type { ApiVariables } from './variables.ts';

/** How long an accepted key is not looked up again, ms: a revoked key works no longer than this. */
const REMEMBER_MS = 5000;
const REMEMBER_AT_MOST = 1000;

/** What authentication needs. */
export interface AuthenticationOptions {
  readonly database: Database;
  readonly limiter: RateLimiter;
  readonly nowMs: () => number;
  readonly trustProxy: boolean;
}

/** Finds out whom a request comes from, by its `Authorization: Bearer glk_...`. */
export function createAuthentication(options: AuthenticationOptions) {
  const { database, limiter, nowMs, trustProxy } = options;
  const remembered = new Map<string, { readonly caller: Caller; readonly untilMs: number }>();

  async function callerOf(key: string): Promise<Caller | undefined> {
    const digest = createHash('sha256').update(key).digest('base64');
    const known = remembered.get(digest);
    if (known !== undefined && known.untilMs > nowMs()) return known.caller;
    remembered.delete(digest);
    const caller = await authenticateKey(database, key);
    if (caller === undefined) return undefined;
    if (remembered.size >= REMEMBER_AT_MOST) remembered.clear();
    remembered.set(digest, { caller, untilMs: nowMs() + REMEMBER_MS });
    return caller;
  }

  /** Turns away a request without a valid key; a wrong one counts against its address. */
  async function refuse(context: Context, address: string, key: string | undefined): Promise<Response> {
    if (key !== undefined) await limiter.count(context, 'failuresPerAddress', address);
    return problem(context, 'unauthenticated', {
      detail:
        key === undefined
          ? 'Send Authorization: Bearer glk_...'
          : 'The API key is not known, or was revoked.',
      headers: { 'www-authenticate': 'Bearer realm="genledger"' },
    });
  }

  /** Whom a request comes from, or why it is turned away. */
  async function identify(context: Context): Promise<Caller | Response> {
    const address = clientAddress(context, trustProxy);
    const exhausted =
      (await limiter.isExhausted(context, 'failuresPerAddress', address)) ??
      (await limiter.count(context, 'perAddress', address));
    if (exhausted) return exhausted;
    const key = /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    const caller = key === undefined ? undefined : await callerOf(key);
    if (caller === undefined) return refuse(context, address, key);
    return (await limiter.count(context, 'perKey', caller.keyId)) ?? caller;
  }

  /** Lets a request through whose key has a scope, within its limits. */
  return function requireScope(needed: ApiKeyScope): MiddlewareHandler<{ Variables: ApiVariables }> {
    return async (context, next) => {
      const caller = await identify(context);
      if (caller instanceof Response) return caller;
      if (!allows(caller.scope, needed)) {
        const detail = `This needs a key with scope ${needed}; this one has ${caller.scope}.`;
        return problem(context, 'forbidden', { detail });
      }
      context.set('caller', caller);
      await next();
      return;
    };
  };
}
