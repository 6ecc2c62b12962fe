/** A stream of numbers: equal seeds give equal streams. */
export interface Random {
  /** The next number, 0 or more, less than 1. */
  readonly next: () => number;
}

/** Rounds that mix the seed into the whole state before the first number is taken. */
const WARM_UP_ROUNDS = 16;

/**
 * Small Fast Counter (sfc32, of Chris Doty-Humphrey's PractRand): three words of state and a counter, so a seed and two labels
 * make independent streams. For simulations only; nothing secret may come from it.
 */
export function createRandom(seed: number, stream: number, substream: number): Random {
  let a = seed >>> 0;
  let b = stream >>> 0;
  let c = substream >>> 0;
  let counter = 1;
  const nextWord = () => {
    const word = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + word) >>> 0;
    return word;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) nextWord();
  return { next: () => nextWord() / 2 ** 32 };
}

/** Whether something happens that happens in a share of cases, 0 to 1. Always takes one number. */
export function chance(random: Random, share: number): boolean {
  return random.next() < share;
}

/** A whole number of a range, both ends included. */
export function between(random: Random, [least, most]: readonly [number, number]): number {
  return least + Math.floor(random.next() * (most - least + 1));
}

/** The items in a random order, every order being as likely (Fisher and Yates). */
export function shuffled<Item>(random: Random, items: readonly Item[]): readonly Item[] {
  const pool = [...items];
  return items.flatMap(() => pool.splice(Math.floor(random.next() * pool.length), 1));
}
