import { Decimal } from 'decimal.js';
import { parseUsd, type Usd } from '../money/index.ts';
import { fieldAt, type LegacyDocument, shown } from './bson.ts';
import { decimalTextOf } from './numeric.ts';
import { ABSENT, known, type Reading, undecidable } from './reading.ts';

/** Places read before the ledger's own rounding. */
const READ_PLACES = 30;

/** US dollars however an old writer kept them; nothing for what is negative, not finite or no number. */
export function usdOf(value: unknown): Usd | undefined {
  const text = decimalTextOf(value);
  if (text === undefined) return undefined;
  const plain = parseUsd(text);
  if (plain.ok) return plain.value;
  const amount = new Decimal(text);
  if (!amount.isFinite() || amount.lessThan(0)) return undefined;
  // A sum of doubles has more digits than money has places; `abs` makes -0 a zero.
  const parsed = parseUsd(amount.abs().toDecimalPlaces(READ_PLACES).toFixed());
  return parsed.ok ? parsed.value : undefined;
}

/** The amount in a field: a double, Decimal128, text, or the object of a re-imported export. */
export function readMoney(document: LegacyDocument, path: string): Reading<Usd> {
  const value = fieldAt(document, path);
  if (value === undefined || value === '') return ABSENT;
  const amount = usdOf(value);
  return amount === undefined
    ? undecidable('money-unreadable', { source: path, value: shown(value) })
    : known(amount, path);
}
