import type { Truth } from './truth.ts';

/** A document as the driver gives it. */
export type Document = Readonly<Record<string, unknown>>;

/** A value in the words of the truth file: dates, ids and amounts as it writes them. */
function inWords(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.toISOString() };
  if (Array.isArray(value)) return value.map(inWords);
  if (typeof value !== 'object' || value === null) return value;
  const type: unknown = Reflect.get(value, '_bsontype');
  if (type === 'ObjectId') return { $oid: String(value) };
  if (type === 'Decimal128') return { $numberDecimal: plain(String(value)) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inWords(item)]));
}

/** An amount without an exponent and without zeros at its end. */
function plain(text: string): string {
  return Number(text) === 0
    ? '0'
    : Number(text)
        .toFixed(12)
        .replace(/\.?0+$/, '');
}

function same(told: unknown, right: unknown): boolean {
  const wanted = inWords(right);
  if (typeof wanted === 'object' && wanted !== null && '$numberDecimal' in wanted) {
    const amount =
      typeof told === 'object' && told !== null ? Reflect.get(told, '$numberDecimal') : undefined;
    return amount === plain(String(wanted.$numberDecimal));
  }
  return JSON.stringify(told) === JSON.stringify(wanted);
}

/** What of a migrated document is not as the truth file says, where it says it. */
export function disagreements({ id, v2, oneOf, unknown }: Truth, document: Document): readonly string[] {
  const wrong = Object.entries(v2).filter(([field, right]) => !same(inWords(document[field]), right));
  const none = Object.entries(oneOf).filter(
    ([field, allowed]) => !allowed?.includes(String(document[field])),
  );
  const guessed = Object.keys(unknown).filter((field) => document[field] !== undefined);
  return [
    ...wrong.map(
      ([field, right]) =>
        `${id}: ${field} is ${JSON.stringify(document[field])}, not ${JSON.stringify(right)}`,
    ),
    ...none.map(([field, allowed]) => `${id}: ${field} is ${document[field]}, not one of ${allowed}`),
    ...guessed.map((field) => `${id}: ${field} is guessed: ${document[field]}`),
  ];
}
