/** Something whose changes can be listened to. */
export interface Signal {
  /** Grows with every change. */
  readonly version: number;
  changed(): void;
  /** @returns a function that ends the listening */
  subscribe(listener: () => void): () => void;
}

/** Makes a signal. */
export function createSignal(): Signal {
  const listeners = new Set<() => void>();
  let version = 0;
  return {
    get version() {
      return version;
    },
    changed() {
      version += 1;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
