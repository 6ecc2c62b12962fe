import type { PlantedKind, TrueRecord, Truth } from './truth.ts';

/** A document in the making, with what was planted in it and what is true of it. */
export class Draft {
  readonly fields: Record<string, unknown> = {};
  readonly metadata: Record<string, unknown> = {};
  readonly v2: TrueRecord = {};
  readonly undecidable: Partial<Record<keyof TrueRecord, string>> = {};
  readonly #planted = new Set<PlantedKind>();
  readonly collection: string;
  readonly id: string;

  constructor(collection: string, id: string) {
    this.collection = collection;
    this.id = id;
  }

  /** Notes a kind of rot; twice is once. */
  plant(kind: PlantedKind): void {
    this.#planted.add(kind);
  }

  /** Whether a kind was planted. */
  has(kind: PlantedKind): boolean {
    return this.#planted.has(kind);
  }

  /** Notes that a field's right value cannot be known. */
  cannotKnow(field: keyof TrueRecord, why: string): void {
    this.undecidable[field] = why;
  }

  /** The truth file's line. */
  truth(): Truth {
    return {
      collection: this.collection,
      id: this.id,
      planted: [...this.#planted].sort(),
      v2: this.v2,
      undecidable: this.undecidable,
    };
  }
}
