/** A rest after work, which can be cut short. */
export interface Rest {
  /** Begins a rest, ms. */
  begin(forMs: number): void;
  /** Resolves when the rest is over, or ended. */
  over(): Promise<void>;
  /** Ends the rest now. */
  end(): void;
}

/** Makes a rest that is over. */
export function createRest(): Rest {
  let untilMs = 0;
  let wake = (): void => undefined;
  return {
    begin(forMs) {
      untilMs = performance.now() + forMs;
    },
    async over() {
      const leftMs = untilMs - performance.now();
      if (leftMs <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    end() {
      untilMs = 0;
      wake();
    },
  };
}
