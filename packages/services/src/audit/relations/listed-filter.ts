/** Bits for ids: 4 MiB, in which ten million ids leave half of the others aside, and a million nearly all. */
const BITS = 2 ** 25;

function hashOf(id: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < id.length; index += 1)
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  // Spreads what FNV leaves in the lower bits.
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

/**
 * Remembers ids in a fixed amount of memory (a Bloom filter): what it does not know was never added, what it knows probably was. Spares
 * the work of joining generations that nothing ties to anything.
 */
export class ListedFilter {
  readonly #bits = new Uint8Array(BITS / 8);

  add(id: string): void {
    for (const bit of this.#bitsOf(id))
      this.#bits[bit >>> 3] = (this.#bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  /** Whether an id may have been added. */
  mayHold(id: string): boolean {
    return this.#bitsOf(id).every((bit) => ((this.#bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0);
  }

  #bitsOf(id: string): readonly [number, number] {
    return [hashOf(id, 0x811c9dc5) % BITS, hashOf(id, 0x9747b28c) % BITS];
  }
}
