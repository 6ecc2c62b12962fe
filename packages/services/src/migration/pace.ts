import type { Clock } from '../context.ts';

/** How fast a migration may go. */
export interface PaceLimits {
  /** Documents in one transaction, at most. */
  readonly batch: number;
  /** Documents a second, at most; no limit where absent. */
  readonly maxRate?: number;
}

/** A batch that takes longer holds the server up: fewer documents are taken then. */
const SLOW_BATCH_MS = 1500;
const QUICK_BATCH_MS = 500;
const LEAST_BATCH = 20;

/**
 * Adapts the size of batches to the server: half as many where one took long, a quarter more where it went quickly; and waits where a rate
 * is set.
 */
export class Pace {
  readonly #limits: PaceLimits;
  readonly #clock: Clock;
  readonly #wait: (ms: number) => Promise<void>;
  #size: number;

  constructor(limits: PaceLimits, clock: Clock, wait: (ms: number) => Promise<void>) {
    this.#limits = limits;
    this.#clock = clock;
    this.#wait = wait;
    this.#size = limits.batch;
  }

  /** How many documents the next batch takes. */
  get size(): number {
    const { maxRate } = this.#limits;
    return maxRate === undefined ? this.#size : Math.max(1, Math.min(this.#size, maxRate));
  }

  /** Does one batch, and keeps the pace. */
  async keep<Value extends { readonly read: number }>(
    work: (size: number) => Promise<Value>,
  ): Promise<Value> {
    const startedMs = this.#clock.now().getTime();
    const outcome = await work(this.size);
    const tookMs = this.#clock.now().getTime() - startedMs;
    if (tookMs > SLOW_BATCH_MS)
      this.#size = Math.max(Math.min(LEAST_BATCH, this.#limits.batch), Math.floor(this.#size / 2));
    else if (tookMs < QUICK_BATCH_MS) this.#size = Math.min(this.#limits.batch, Math.ceil(this.#size * 1.25));
    const { maxRate } = this.#limits;
    const earliestMs = maxRate === undefined ? 0 : (outcome.read / maxRate) * 1000;
    if (earliestMs > tookMs) await this.#wait(earliestMs - tookMs);
    return outcome;
  }
}
