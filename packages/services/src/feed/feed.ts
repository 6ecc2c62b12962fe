import type { ChangeWatch } from '@genledger/db/repositories';

/** Waits for changes of one thing. */
export interface Subscription {
  /**
   * Resolves at the next change since the last call, or after the wait.
   * @returns `changed`, `quiet` after the wait, `closed` once the subscription or the feed has ended
   */
  next(waitMs: number): Promise<'changed' | 'quiet' | 'closed'>;
  close(): void;
}

/** Tells many listeners of changes by one change stream, which is open only while somebody listens. */
export interface Feed<Key> {
  subscribe(key: Key): Subscription;
  /** How many listen. */
  readonly size: number;
  close(): Promise<void>;
}

class Listener implements Subscription {
  #changed = false;
  #closed = false;
  #wake: (() => void) | undefined;
  readonly #onClose: (listener: Listener) => void;

  constructor(onClose: (listener: Listener) => void) {
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

/**
 * Makes a feed.
 * @param watch opens the change stream; it tells of what changed, or of nothing where changes of anything may have been missed
 */
export function createFeed<Key>(watch: (tell: (key: Key | undefined) => void) => ChangeWatch): Feed<Key> {
  const listeners = new Map<Key, Set<Listener>>();
  let size = 0;
  let open: ChangeWatch | undefined;

  function tell(key: Key | undefined): void {
    const told = key === undefined ? [...listeners.values()] : [listeners.get(key) ?? []];
    for (const those of told) for (const listener of those) listener.notify();
  }

  function leave(key: Key, listener: Listener): void {
    const others = listeners.get(key);
    if (!others?.delete(listener)) return;
    if (others.size === 0) listeners.delete(key);
    size -= 1;
    if (size === 0) {
      void open?.close();
      open = undefined;
    }
  }

  return {
    get size() {
      return size;
    },
    subscribe(key) {
      open ??= watch(tell);
      const listener = new Listener((closed) => leave(key, closed));
      const others = listeners.get(key) ?? new Set();
      others.add(listener);
      listeners.set(key, others);
      size += 1;
      return listener;
    },
    async close() {
      for (const those of [...listeners.values()]) for (const listener of [...those]) listener.close();
      await open?.close();
    },
  };
}
