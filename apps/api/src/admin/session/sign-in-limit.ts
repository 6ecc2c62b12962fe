import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Wrong keys that one address may try before it has to wait, and how long it then waits. */
const MOST_FAILURES = 5;
const LOCKED_SECONDS = 15 * 60;

/** Counts wrong keys by address. In memory: whoever could restart the process needs no key. */
export interface SignInLimit {
  /** How long an address has to wait, whole seconds; nothing where it may try. */
  lockedFor(address: string): Promise<number | undefined>;
  failed(address: string): Promise<void>;
  succeeded(address: string): Promise<void>;
}

/** Makes the limit of one process. */
export function createSignInLimit(): SignInLimit {
  const limiter = new RateLimiterMemory({
    keyPrefix: 'signIn',
    points: MOST_FAILURES,
    duration: LOCKED_SECONDS,
  });
  return {
    async lockedFor(address) {
      const state = await limiter.get(address);
      const isLocked = state !== null && state.consumedPoints >= MOST_FAILURES;
      return isLocked ? Math.max(1, Math.ceil(state.msBeforeNext / 1000)) : undefined;
    },
    async failed(address) {
      try {
        await limiter.consume(address);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
      }
    },
    async succeeded(address) {
      await limiter.delete(address);
    },
  };
}
