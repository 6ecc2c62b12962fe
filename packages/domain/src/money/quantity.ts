import type { Brand } from '../kernel/index.ts';
import { Exact, parseUsd } from './usd.ts';

/** How much of something a run used, never negative, as plain decimal text with at most twelve places: `"1.05"`. */
export type Quantity = Brand<string, 'Quantity'>;

/**
 * What quantities are of: `billed` is what a provider says that it charges for, in whatever unit its price has; the others are
 * things made.
 */
export const QUANTITY_KINDS = ['billed', 'image', 'megapixel', 'videoSecond'] as const;
export type QuantityKind = (typeof QUANTITY_KINDS)[number];

/** No single run uses more of anything; what says so is a mistake. */
const MOST = new Exact(10).pow(12);

/** Reads a quantity written as a plain decimal; nothing for what is none, is negative or passes all belief. */
export function parseQuantity(text: string): Quantity | undefined {
  const parsed = parseUsd(text);
  return parsed.ok && MOST.greaterThan(parsed.value) ? (parsed.value as string as Quantity) : undefined;
}

/** Reads a quantity that came as a JSON number, by its shortest decimal form. */
export function parseQuantityNumber(value: number): Quantity | undefined {
  return Number.isFinite(value) ? parseQuantity(new Exact(value).toFixed()) : undefined;
}
