import { createHash } from 'node:crypto';

/** A set of names of which only its size and a digest are kept, whatever their order: two of them are the same or not. */
class NameDigest {
  #size = 0;
  #high = 0;
  #low = 0;

  add(name: string): void {
    const digest = createHash('sha256').update(name).digest();
    this.#size += 1;
    this.#high ^= digest.readInt32LE(0);
    this.#low ^= digest.readInt32LE(4);
  }

  get size(): number {
    return this.#size;
  }

  equals(other: NameDigest): boolean {
    return this.#size === other.#size && this.#high === other.#high && this.#low === other.#low;
  }
}

/** Documents by rule. */
export class ByRule {
  readonly #rules = new Map<string, NameDigest>();

  add(rule: string, document: string): void {
    const digest = this.#rules.get(rule) ?? new NameDigest();
    digest.add(document);
    this.#rules.set(rule, digest);
  }

  get names(): readonly string[] {
    return [...this.#rules.keys()];
  }

  of(rule: string): NameDigest {
    return this.#rules.get(rule) ?? new NameDigest();
  }
}

/** One rule: how often it was planted and found, and whether in the same documents. */
export interface RuleFigures {
  readonly rule: string;
  readonly planted: number;
  readonly found: number;
  readonly isSame: boolean;
}

/** Compares what was planted with what was found. */
export function comparePlanted(planted: ByRule, found: ByRule): readonly RuleFigures[] {
  const rules = [...new Set([...planted.names, ...found.names])].sort();
  return rules.map((rule) => ({
    rule,
    planted: planted.of(rule).size,
    found: found.of(rule).size,
    isSame: planted.of(rule).equals(found.of(rule)),
  }));
}
