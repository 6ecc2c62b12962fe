import type { PlantedKind } from './planted-kind.ts';
import type { TrueRecord, Truth } from './truth.ts';

type Field = keyof TrueRecord | 'deliveryStatus' | 'id';
type Reasons = Partial<Record<Field, string>>;

/** Collections that are called otherwise in version 2: the old `cooks` are runs, whose definitions lie beside them. */
const BECOMES: Readonly<Record<string, string>> = {
  cooks: 'cookExecutions',
  casts: 'spellCasts',
  cookCollections: 'cooks',
};

/** A document in the making, with what was planted in it and what is true of it. */
export class Draft {
  readonly fields: Record<string, unknown> = {};
  readonly metadata: Record<string, unknown> = {};
  readonly v2: TrueRecord = {};
  readonly oneOf: Partial<Record<'status' | 'deliveryStatus', readonly string[]>> = {};
  /** Where its readers take it to stand: many kinds of rot are only wrong with a run that ended. */
  standing: 'open' | 'ended' | 'unknown' = 'ended';
  readonly #planted = new Set<PlantedKind>();
  readonly #unknown: Reasons = {};
  readonly #unjudged: Reasons = {};
  readonly #undecidable: Reasons = {};
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

  /** Notes a kind of rot that is only wrong with a run that ended. */
  plantInEnded(kind: PlantedKind): void {
    if (this.standing === 'ended') this.plant(kind);
  }

  /** Whether a kind was planted. */
  has(kind: PlantedKind): boolean {
    return this.#planted.has(kind);
  }

  /** Notes that nobody can know a field: version 2 leaves it out. */
  cannotKnow(field: Field, why: string): void {
    this.#unknown[field] = why;
  }

  /** Notes that a field has more than one right answer. */
  leaveOpen(field: Field, why: string): void {
    this.#unjudged[field] = why;
  }

  /** Notes that a person has to settle a field before the document can be of version 2. */
  cannotDecide(field: Field, why: string): void {
    this.#undecidable[field] = why;
  }

  /** Whether the truth says anything of a field, be it that nobody knows. */
  isJudged(field: Field): boolean {
    return this.#unjudged[field] === undefined;
  }

  /** Whether its right form can be told from the database. */
  get isDecidable(): boolean {
    return Object.keys(this.#undecidable).length === 0;
  }

  /** The truth file's line. */
  truth(): Truth {
    return {
      collection: this.collection,
      becomes: BECOMES[this.collection] ?? this.collection,
      id: this.id,
      planted: [...this.#planted].sort(),
      decidable: this.isDecidable,
      v2: this.v2,
      oneOf: this.oneOf,
      unknown: this.#unknown,
      unjudged: this.#unjudged,
      undecidable: this.#undecidable,
    };
  }
}
