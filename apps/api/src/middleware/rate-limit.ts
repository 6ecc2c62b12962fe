import type { Context } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { problem } from './problem.ts';

/** Requests in a minute that one process answers. */
export interface RateLimits {
  readonly perKey: number;
  readonly perAddress: number;
  /** Attempts with a wrong key, secret or signature, by address. */
  readonly failuresPerAddress: number;
}

/** Counts requests in memory: a limit is each process's own, and costs no write to the database. */
export interface RateLimiter {
  /** Counts one; answers with 429 where there are too many. */
  count(context: Context, kind: keyof RateLimits, who: string): Promise<Response | undefined>;
  /** Whether somebody has used up a limit, without counting. */
  isExhausted(context: Context, kind: keyof RateLimits, who: string): Promise<Response | undefined>;
}

const MINUTE_SECONDS = 60;

function refuse(context: Context, waitMs: number): Response {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return problem(context, 'too-many-requests', {
    detail: `Wait ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  });
}

/** Makes the limiter. */
export function createRateLimiter(limits: RateLimits): RateLimiter {
  const limiter = (keyPrefix: keyof RateLimits) =>
    new RateLimiterMemory({ keyPrefix, points: limits[keyPrefix], duration: MINUTE_SECONDS });
  const limiters = {
    perKey: limiter('perKey'),
    perAddress: limiter('perAddress'),
    failuresPerAddress: limiter('failuresPerAddress'),
  };
  return {
    async count(context, kind, who) {
      try {
        await limiters[kind].consume(who);
        return;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return refuse(context, refused.msBeforeNext);
        throw refused;
      }
    },
    async isExhausted(context, kind, who) {
      const state = await limiters[kind].get(who);
      return state !== null && state.consumedPoints >= limits[kind]
        ? refuse(context, state.msBeforeNext)
        : undefined;
    },
  };
}
