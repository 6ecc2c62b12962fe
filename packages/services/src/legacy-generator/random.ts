/** Repeatable chance: equal seeds give equal sequences on every machine. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True with a probability. */
  chance(probability: number): boolean;
  /** One of the values, each as likely. */
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  /** One of the names, by weight. Weights need not sum to one. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name;
  /** Hexadecimal digits. */
  hex(digits: number): string;
}

const UINT32 = 4_294_967_296;

/** The generator called sfc32: four words of state, a period far beyond any database. */
function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [seed >>> 0, Math.floor(seed / UINT32) >>> 0, 0x9e3779b9, 1];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / UINT32;
  };
  for (let round = 0; round < 16; round += 1) next();
  return next;
}

function choose<Name extends string>(weights: Readonly<Record<Name, number>>, at: number): Name {
  const entries = Object.entries(weights) as [Name, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = at * total;
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  throw new RangeError('no weight is above zero');
}

/** Chance from a seed: a whole number from 0 up. */
export function createRandom(seed: number): Random {
  const next = sfc32(seed);
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (values) => values[whole(0, values.length - 1)] ?? values[0],
    weighted: (weights) => choose(weights, next()),
    hex: (digits) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join(''),
  };
}
