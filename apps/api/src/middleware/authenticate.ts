import { createHash } from 'node:crypto';
import type { Database } from '@genledger/db/client';
import { type ApiKeyScope, allows, authenticate as authenticateKey, type Caller } from '@genledger/services/api-key';
import type { MiddlewareHandler } from 'hono';
import type { ApiVariables } from '../api-context.ts';
import { clientAddress } from './address.ts';
import { problem } from './problem.ts';
import type { RateLimiter } from './rate-limit.ts';

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

  /** Lets a request through whose key has a scope, within its limits. */
  return function requireScope(needed: ApiKeyScope): MiddlewareHandler<{ Variables: ApiVariables }> {
    return async (context, next) => {
      const address = clientAddress(context, trustProxy);
      const exhausted =
        (await limiter.isExhausted(context, 'failuresPerAddress', address)) ??
        (await limiter.count(context, 'perAddress', address));
      if (exhausted) return exhausted;
      const key = /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
      const caller = key === undefined ? undefined : await callerOf(key);
      if (caller === undefined) {
        if (key !== undefined) await limiter.count(context, 'failuresPerAddress', address);
        const detail = key === undefined ? 'Send Authorization: Bearer glk_...' : 'The API key is not known, or was revoked.';
        return problem(context, 'unauthenticated', { detail, headers: { 'www-authenticate': 'Bearer realm="genledger"' } });
      }
      const limited = await limiter.count(context, 'perKey', caller.keyId);
      if (limited) return limited;
      if (!allows(caller.scope, needed)) {
        return problem(context, 'forbidden', { detail: `This needs a key with scope ${needed}; this one has ${caller.scope}.` });
      }
      context.set('caller', caller);
      await next();
      return;
    };
  };
}
