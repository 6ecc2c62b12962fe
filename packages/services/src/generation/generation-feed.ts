import { type ChangeWatch, watchGenerationChanges } from '@genledger/db/repositories';
import type { GenerationId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';

/** Waits for changes of one generation. */
export interface GenerationSubscription {
  /**
   * Resolves at the next change since the last call, or after the wait.
   * @returns `changed`, `quiet` after the wait, `closed` once the subscription or the feed has ended
   */
  next(waitMs: number): Promise<'changed' | 'quiet' | 'closed'>;
  close(): void;
}

/** Tells many listeners of changes by one change stream, which is open only while somebody listens. */
export interface GenerationFeed {
  subscribe(id: GenerationId): GenerationSubscription;
  /** How many listen. */
  readonly size: number;
  close(): Promise<void>;
}

class Subscription implements GenerationSubscription {
  #changed = false;
  #closed = false;
  #wake: (() => void) | undefined;
  readonly #onClose: (subscription: Subscription) => void;

  constructor(onClose: (subscription: Subscription) => void) {
    this.#onClose = onClose;
  }

  notify(): void {
    this.#changed = true;
    this.#wake?.();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#onClose(this);
    this.#wake?.();
  }

  async next(waitMs: number): Promise<'changed' | 'quiet' | 'closed'> {
    if (!this.#changed && !this.#closed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = undefined;
    }
    if (this.#closed) return 'closed';
    const changed = this.#changed;
    this.#changed = false;
    return changed ? 'changed' : 'quiet';
  }
}

/** Makes the feed of a process. */
export function createGenerationFeed(context: LedgerContext): GenerationFeed {
  const listeners = new Map<GenerationId, Set<Subscription>>();
  let size = 0;
  let watch: ChangeWatch | undefined;

  function tell(id: GenerationId | undefined): void {
    const told = id === undefined ? [...listeners.values()] : [listeners.get(id) ?? []];
    for (const subscriptions of told) for (const subscription of subscriptions) subscription.notify();
  }

  function leave(id: GenerationId, subscription: Subscription): void {
    const others = listeners.get(id);
    if (!others?.delete(subscription)) return;
    if (others.size === 0) listeners.delete(id);
    size -= 1;
    if (size === 0) {
      void watch?.close();
      watch = undefined;
    }
  }

  return {
    get size() {
      return size;
    },
    subscribe(id) {
      watch ??= watchGenerationChanges(context.database, tell);
      const subscription = new Subscription((closed) => leave(id, closed));
      const others = listeners.get(id) ?? new Set();
      others.add(subscription);
      listeners.set(id, others);
      size += 1;
      return subscription;
    },
    async close() {
      for (const subscriptions of [...listeners.values()]) {
        for (const subscription of [...subscriptions]) subscription.close();
      }
      await watch?.close();
    },
  };
}
