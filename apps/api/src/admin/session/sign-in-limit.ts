import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Wrong keys that one address may try before it has to wait, and how long it then waits. */
const MOST_FAILURES = 5;
const LOCKED_SECONDS = 15 * 60;

/** Counts wrong keys by address. In memory: whoever could restart the process needs no key. */
export interface SignInLimit {
  /**
   * Takes one of the tries of an address before its key is looked at, so that tries at the same time are not more than tries in turn.
   * @returns how long the address has to wait, whole seconds; nothing where it may try
   */
  begin(address: string): Promise<number | undefined>;
  /** The key was wrong; the last try that an address has locks it out. */
  failed(address: string): Promise<void>;
  succeeded(address: string): Promise<void>;
  /** The key could not be looked at: the try does not count. */
  undecided(address: string): Promise<void>;
}

/** Makes the limit of one process. */
export function createSignInLimit(): SignInLimit {
  const limiter = new RateLimiterMemory({
    keyPrefix: 'signIn',
    points: MOST_FAILURES,
    duration: LOCKED_SECONDS,
  });
  return {
    async begin(address) {
      try {
        await limiter.consume(address);
        return;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      }
    },
    async failed(address) {
      const state = await limiter.get(address);
      // The time of the lock begins with it, and not with the first of the tries.
      if (state !== null && state.consumedPoints >= MOST_FAILURES)
        await limiter.block(address, LOCKED_SECONDS);
    },
    async succeeded(address) {
      await limiter.delete(address);
    },
    async undecided(address) {
      await limiter.reward(address);
    },
  };
}
