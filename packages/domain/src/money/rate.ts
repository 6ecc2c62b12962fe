import type { Usd } from './usd.ts';

/**
 * What one charged unit is: a second of a machine's time, a run whatever it makes, a token, or one of the things made. Spellings
 * seen in the field are folded by `parseCostUnit`.
 */
export const COST_UNITS = ['second', 'run', 'token', 'image', 'megapixel', 'videoSecond'] as const;
export type CostUnit = (typeof COST_UNITS)[number];

/** A price in force when a generation was created; it stays with the record, so that a replay gives the same cost. */
export interface CostRate {
  /** US dollars for one unit. */
  readonly amountUsd: Usd;
  readonly unit: CostUnit;
  /** Where the price came from: the tool's own figure, or a version of a price table. */
  readonly source: string;
}

/** Every spelling of a unit that is taken. */
export const COST_UNIT_SPELLINGS = {
  second: 'second',
  seconds: 'second',
  run: 'run',
  request: 'run',
  fixed: 'run',
  token: 'token',
  tokens: 'token',
  image: 'image',
  images: 'image',
  megapixel: 'megapixel',
  megapixels: 'megapixel',
  videoSecond: 'videoSecond',
  videoSeconds: 'videoSecond',
  video_second: 'videoSecond',
  video_seconds: 'videoSecond',
} as const satisfies Readonly<Record<string, CostUnit>>;

function isSpelling(text: string): text is keyof typeof COST_UNIT_SPELLINGS {
  return Object.hasOwn(COST_UNIT_SPELLINGS, text);
}

/** Reads a unit as tools spell it; nothing for a unit that is not known. */
export function parseCostUnit(text: string): CostUnit | undefined {
  return isSpelling(text) ? COST_UNIT_SPELLINGS[text] : undefined;
}
