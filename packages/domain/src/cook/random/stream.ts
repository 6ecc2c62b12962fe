import { type PhiloxKey, philox } from './philox.ts';
import { sha256 } from './sha256.ts';

/** What numbers are drawn for; part of the counter, so that no two uses share a number. A changed figure changes every plan. */
export const PURPOSES = { traits: 1, seed: 2, shuffle: 3, search: 4 } as const;
export type Purpose = keyof typeof PURPOSES;

/** Random numbers are 53 bits wide: the whole numbers that every machine holds exactly. */
export const RANDOM_LIMIT = 2 ** 53;

/** Whole random numbers. */
export interface Stream {
  /** A number from 0 to below `limit`, all equally likely. `limit` is from 1 to 2^53. */
  below(limit: number): number;
}

/** The generator that a seed chooses: the first 64 bits of the SHA-256 of its UTF-8. */
export function keyOf(seed: string): PhiloxKey {
  const [first = 0, second = 0] = sha256(new TextEncoder().encode(seed));
  return [first, second];
}

/** Where the generator works; what it leaves here is read at once. */
const words = new Uint32Array(4);

class PlacedStream implements Stream {
  readonly #key: PhiloxKey;
  readonly #index: number;
  readonly #turn: number;
  readonly #place: number;
  #block = 0;
  #pending = -1;

  constructor(key: PhiloxKey, index: number, turn: number, place: number) {
    this.#key = key;
    this.#index = index;
    this.#turn = turn;
    this.#place = place;
  }

  below(limit: number): number {
    let number = this.#next53();
    // A remainder of the last, incomplete round would favour small numbers.
    while (number >= RANDOM_LIMIT - limit && number >= RANDOM_LIMIT - (RANDOM_LIMIT % limit)) {
      number = this.#next53();
    }
    // The quotient may be rounded up by one; every product here is exact.
    const rest = number - Math.floor(number / limit) * limit;
    return rest < 0 ? rest + limit : rest;
  }

  /** Two words make a number: the upper 21 bits of the first and all of the second. */
  #next53(): number {
    if (this.#pending !== -1) {
      const number = this.#pending;
      this.#pending = -1;
      return number;
    }
    words[0] = this.#block;
    words[1] = this.#index;
    words[2] = this.#turn;
    words[3] = this.#place;
    philox(words, this.#key);
    this.#block += 1;
    this.#pending = ((words[2] ?? 0) >>> 11) * 0x1_0000_0000 + (words[3] ?? 0);
    return ((words[0] ?? 0) >>> 11) * 0x1_0000_0000 + (words[1] ?? 0);
  }
}

/**
 * The numbers of one place: each combination of the arguments has numbers of its own, in whatever order places are asked.
 * @param index of the piece, or 0
 * @param turn which draw of the piece; from 0 to 2^32 - 1
 * @param part what is drawn of it; from 0 to 65,535
 */
export function streamAt(
  key: PhiloxKey,
  purpose: Purpose,
  index: number,
  turn: number,
  part: number,
): Stream {
  return new PlacedStream(key, index, turn, (PURPOSES[purpose] << 16) | part);
}
