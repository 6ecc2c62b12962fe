import type { Generated } from './generate.ts';

/** Counts what is made. */
export class Tally {
  readonly collections: Record<string, number> = {};
  readonly planted: Record<string, number> = {};
  undecidable = 0;

  add({ collection, truth }: Generated): void {
    this.collections[collection] = (this.collections[collection] ?? 0) + 1;
    if (truth === undefined) return;
    if (!truth.decidable) this.undecidable += 1;
    for (const kind of truth.planted) this.planted[kind] = (this.planted[kind] ?? 0) + 1;
  }

  get generations(): number {
    return this.collections['generationOutputs'] ?? 0;
  }
}
