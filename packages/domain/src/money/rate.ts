import type { Usd } from './usd.ts';

/** What one charged unit is. Spellings seen in the field are folded by `parseCostUnit`. */
export type CostUnit = 'second' | 'run' | 'token';

/** A price in force when a generation was created; it stays with the record, so that a replay gives the same cost. */
export interface CostRate {
  /** US dollars for one unit. */
  readonly amountUsd: Usd;
  readonly unit: CostUnit;
  /** Where the price came from: the tool's own figure, or a version of a price table. */
  readonly source: string;
}

const UNITS: Readonly<Record<string, CostUnit>> = {
  second: 'second',
  seconds: 'second',
  run: 'run',
  request: 'run',
  fixed: 'run',
  token: 'token',
  tokens: 'token',
};

/** Reads a unit as tools spell it; nothing for a unit that is not known. */
export function parseCostUnit(text: string): CostUnit | undefined {
  return Object.hasOwn(UNITS, text) ? UNITS[text] : undefined;
}
