import type { RowSource } from './source.ts';

/** How many rows a list has, as far as that is known. */
export type RowCount =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'estimated' | 'exact'; readonly count: number };

/** Counts the rows of a list in the background: about, then exactly. */
export class RowCounter {
  readonly #source: RowSource;
  readonly #changed: () => void;
  #count: RowCount = { kind: 'unknown' };
  #controller: AbortController | undefined;

  constructor(source: RowSource, changed: () => void) {
    this.#source = source;
    this.#changed = changed;
  }

  get count(): RowCount {
    return this.#count;
  }

  async recount(): Promise<void> {
    this.stop();
    const controller = new AbortController();
    this.#controller = controller;
    const take = (count: RowCount) => {
      if (controller.signal.aborted) return;
      this.#count = count;
      this.#changed();
    };
    try {
      const count = await this.#source.estimate();
      if (count !== undefined) take({ kind: 'estimated', count });
      take({ kind: 'exact', count: await this.#source.count(controller.signal) });
    } catch {
      // Counting takes too long or is no longer wanted: the estimate stays.
    }
  }

  /** Counts rows that came or went. */
  adjust(by: number): void {
    const count = this.#count;
    if (count.kind !== 'unknown') this.#count = { ...count, count: Math.max(0, count.count + by) };
  }

  /** Ends counting; what was counted stays. */
  stop(): void {
    this.#controller?.abort();
  }
}
