/**
 * Philox4x32-10, the counter-based generator of J. Salmon, M. Moraes, R. Dror and D. Shaw, "Parallel random numbers: as easy
 * as 1, 2, 3" (SC 2011): the numbers of a counter are a function of the counter and the key alone, whatever was asked before.
 */

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

/** The upper 32 bits of the product of two 32-bit words; no partial product exceeds what a number holds exactly. */
function upperProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return aHigh * bHigh + Math.floor(middle / 0x10000) + (carry >>> 16);
}

/** Two words that choose one of 2^64 independent generators. */
export type PhiloxKey = readonly [number, number];

/** Replaces a counter of four 32-bit words by its four random words. */
export function philox(counter: Uint32Array, key: PhiloxKey): void {
  // By position, since taking an array apart would cost more than the rounds.
  let c0 = counter[0] ?? 0;
  let c1 = counter[1] ?? 0;
  let c2 = counter[2] ?? 0;
  let c3 = counter[3] ?? 0;
  let k0 = key[0];
  let k1 = key[1];
  for (let round = 0; round < ROUNDS; round += 1) {
    const upper0 = upperProduct(c0, MULTIPLIER_0);
    const upper1 = upperProduct(c2, MULTIPLIER_1);
    const lower0 = Math.imul(c0, MULTIPLIER_0);
    const lower1 = Math.imul(c2, MULTIPLIER_1);
    c0 = (upper1 ^ c1 ^ k0) >>> 0;
    c2 = (upper0 ^ c3 ^ k1) >>> 0;
    c1 = lower1 >>> 0;
    c3 = lower0 >>> 0;
    k0 = (k0 + WEYL_0) >>> 0;
    k1 = (k1 + WEYL_1) >>> 0;
  }
  counter[0] = c0;
  counter[1] = c1;
  counter[2] = c2;
  counter[3] = c3;
}
