import { FIELD_TYPES, type FieldType } from '../field-value.ts';
import type { AuditedCollection } from '../schema/collections.ts';
import { isKnownField, isSecretName, type Watch, watchOf } from '../schema/watched-paths.ts';

/** Most paths that are counted apart: names made of data must not fill the memory. */
const MOST_PATHS = 2000;
const MOST_DEPTH = 5;

/** One field of a collection, as a walk through its documents meets it. */
export class CensusField {
  readonly name: string;
  readonly path: string;
  readonly depth: number;
  readonly watch: Watch;
  readonly isUnknown: boolean;
  readonly isSecret: boolean;
  /** Occurrences by the position of the type in FIELD_TYPES. */
  readonly counts: Float64Array = new Float64Array(FIELD_TYPES.length);

  constructor(collection: AuditedCollection, parent: CensusField | undefined, name: string) {
    this.name = name;
    this.path = parent === undefined ? name : `${parent.path}.${name}`;
    this.depth = parent === undefined ? 1 : parent.depth + 1;
    this.watch = watchOf(collection, this.path);
    this.isUnknown = parent === undefined && !isKnownField(collection, name);
    this.isSecret = isSecretName(name);
  }
}

/** A field's line in a report. */
export interface FieldUse {
  readonly path: string;
  /** Occurrences: of documents at the top, of elements within lists. */
  readonly count: number;
  /** Of the collection's documents; more than 1 within lists. */
  readonly share: number;
  readonly types: Readonly<Partial<Record<FieldType, number>>>;
}

/** Counts which fields a collection has, and of which types. Bounded: further paths are only counted together. */
export class FieldCensus {
  readonly collection: AuditedCollection;
  readonly #fields: CensusField[] = [];
  documents = 0;
  /** Fields met below the paths that are counted apart. */
  uncounted = 0;

  constructor(collection: AuditedCollection) {
    this.collection = collection;
  }

  /** Takes up a field that was not met before; nothing where there are too many, or where it lies too deep. */
  takeUp(parent: CensusField | undefined, name: string): CensusField | undefined {
    if (this.#fields.length >= MOST_PATHS || (parent?.depth ?? 0) >= MOST_DEPTH) return undefined;
    const field = new CensusField(this.collection, parent, name);
    this.#fields.push(field);
    return field;
  }

  /** The fields by how often they occur. */
  uses(): readonly FieldUse[] {
    return this.#fields
      .map(({ path, counts }): FieldUse => {
        const count = counts.reduce((sum, each) => sum + each, 0);
        const types = Object.fromEntries(
          FIELD_TYPES.flatMap((type, index) => (counts[index] ? [[type, counts[index]]] : [])),
        );
        return { path, count, share: this.documents === 0 ? 0 : count / this.documents, types };
      })
      .sort((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1));
  }
}
