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
  const words = new Uint32Array(4);
  let block = 0;
  let used = 4;
  const next53 = (): number => {
    if (used === 4) {
      words[0] = block;
      words[1] = index;
      words[2] = turn;
      words[3] = (PURPOSES[purpose] << 16) | part;
      philox(words, key);
      block += 1;
      used = 0;
    }
    const number = ((words[used] ?? 0) >>> 11) * 0x1_0000_0000 + (words[used + 1] ?? 0);
    used += 2;
    return number;
  };
  return {
    below(limit) {
      const fair = RANDOM_LIMIT - (RANDOM_LIMIT % limit);
      let number = next53();
      // A remainder of the last, incomplete round would favour small numbers.
      while (number >= fair) number = next53();
      return number % limit;
    },
  };
}
