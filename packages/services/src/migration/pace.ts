import type { ServerLoad } from '@genledger/db/migration';
import type { Clock } from '../context.ts';

/** How fast a migration may go. */
export interface PaceLimits {
  /** Documents in one transaction, at most. */
  readonly batch: number;
  /** Documents a second, at most; no limit where absent. */
  readonly maxRate?: number;
}

/** What a pace works with. */
export interface PaceContext {
  readonly clock: Clock;
  readonly wait: (ms: number) => Promise<void>;
  /** How busy the server is; looked at once a second, at most. */
  readonly look: () => Promise<ServerLoad>;
}

/** A batch that takes longer holds the server up: fewer documents are taken then. */
const SLOW_BATCH_MS = 1500;
const QUICK_BATCH_MS = 500;
const LEAST_BATCH = 20;
/** Operations of the server that take longer than this on the average say that others wait. */
const BUSY_LATENCY_MS = 100;
/** Secondaries further behind than this are waited for, a while: reads from them, and an election, would show it. */
const MOST_LAG_MS = 10_000;
const LAG_PAUSE_MS = 1000;
const MOST_PAUSES = 60;
const LOOK_EVERY_MS = 1000;

/**
 * Adapts the size of batches to the server: half as many where one took long or the server's own operations do, a quarter more where it
 * went quickly. Waits where a rate is set, and for secondaries that have fallen behind.
 */
export class Pace {
  readonly #limits: PaceLimits;
  readonly #context: PaceContext;
  #size: number;
  #lookedMs = 0;

  constructor(limits: PaceLimits, context: PaceContext) {
    this.#limits = limits;
    this.#context = context;
    this.#size = limits.batch;
  }

  /** How many documents the next batch takes. */
  get size(): number {
    const { maxRate } = this.#limits;
    return maxRate === undefined ? this.#size : Math.max(1, Math.min(this.#size, maxRate));
  }

  /** Does one batch, and keeps the pace: by how long the server was held, where the work tells it, else by how long it took. */
  async keep<Value extends { readonly read: number; readonly heldMs?: number }>(
    work: (size: number) => Promise<Value>,
  ): Promise<Value> {
    const { clock, wait } = this.#context;
    const startedMs = clock.now().getTime();
    const outcome = await work(this.size);
    const tookMs = clock.now().getTime() - startedMs;
    this.#adapt(outcome.heldMs ?? tookMs, await this.#latencyMs());
    const { maxRate } = this.#limits;
    const earliestMs = maxRate === undefined ? 0 : (outcome.read / maxRate) * 1000;
    if (earliestMs > tookMs) await wait(earliestMs - tookMs);
    return outcome;
  }

  #adapt(tookMs: number, latencyMs: number): void {
    const { batch } = this.#limits;
    if (tookMs > SLOW_BATCH_MS || latencyMs > BUSY_LATENCY_MS)
      this.#size = Math.max(Math.min(LEAST_BATCH, batch), Math.floor(this.#size / 2));
    else if (tookMs < QUICK_BATCH_MS) this.#size = Math.min(batch, Math.ceil(this.#size * 1.25));
  }

  /** The server's mean latency, 0 where it is not known; returns once its secondaries have caught up. */
  async #latencyMs(): Promise<number> {
    const { clock, wait, look } = this.#context;
    if (clock.now().getTime() - this.#lookedMs < LOOK_EVERY_MS) return 0;
    let load = await look();
    const { latencyMs = 0 } = load;
    for (let pause = 0; (load.lagMs ?? 0) > MOST_LAG_MS && pause < MOST_PAUSES; pause += 1) {
      await wait(LAG_PAUSE_MS);
      load = await look();
    }
    this.#lookedMs = clock.now().getTime();
    return latencyMs;
  }
}
