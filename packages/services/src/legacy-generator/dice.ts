import { createRandom, type Random } from './random.ts';
import type { Chance, Form, Group, Rates } from './rates.ts';

/** Chance that knows the rates of the database in the making. */
export interface Dice extends Random {
  /** A form of a group, by weight. */
  draw<Of extends Group>(group: Of): Form<Of>;
  /** Whether rot that stands alone comes about. */
  happens(chance: Chance): boolean;
}

/** The dice of a seed and its rates. */
export function createDice(seed: number, rates: Rates): Dice {
  const random = createRandom(seed);
  return {
    ...random,
    draw: <Of extends Group>(group: Of) =>
      random.weighted(rates[group] as Readonly<Record<Form<Of>, number>>),
    happens: (chance) => random.chance(rates.chances[chance]),
  };
}
