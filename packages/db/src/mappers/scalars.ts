import type { Brand } from '@genledger/domain/kernel';
import type { Usd } from '@genledger/domain/money';
import { Decimal128, Long, ObjectId } from 'mongodb';
import type { Whole } from '../client/documents.ts';
import { shortMoney } from './money-bytes.ts';

/** A whole number as a 64-bit integer: a JavaScript number alone would be stored by its size, as int, long or double. */
export function toWhole(value: number): Long {
  return Long.fromNumber(value);
}

/** A 64-bit integer as a JavaScript number, exact up to 2^53. */
export function fromWhole(value: Whole): number {
  return typeof value === 'number' ? value : value.toNumber();
}

/** Money as Decimal128. */
export function toMoney(amount: string): Decimal128 {
  return shortMoney(amount) ?? Decimal128.fromString(amount);
}

const PLAIN = /^-?\d+(\.\d+)?$/;
const ZERO = /^-?0+$/;

/** Decimal128 as plain decimal text; zeros at the end of a fraction are dropped, exponents written out. */
export function decimalText(amount: Decimal128): string {
  return plainDecimal(amount.toString());
}

/** The same of the text that Decimal128 has for itself. */
export function plainDecimal(text: string): string {
  const plain = PLAIN.test(text) ? text : expand(text);
  const short = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
  return ZERO.test(short) ? '0' : short;
}

function expand(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?E([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponentText);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits.padEnd(point, '0')}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Money as the domain writes it. */
export function fromMoney(amount: Decimal128): Usd {
  return decimalText(amount) as Usd;
}

/** An id of this ledger as an ObjectId. */
export function toObjectId(id: Brand<string, string>): ObjectId {
  return ObjectId.createFromHexString(id);
}

/** An ObjectId as an id of this ledger. */
export function fromObjectId<Id extends Brand<string, string>>(id: ObjectId): Id {
  return id.toHexString() as Id;
}
