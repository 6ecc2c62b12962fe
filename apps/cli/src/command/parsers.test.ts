import { describe, expect, it } from 'vitest';
import { externalId, objectId } from './id-parsers.ts';
import type { Parser } from './parser.ts';
import { age, databaseUrl, oneOf, text, time, wholeNumber } from './parsers.ts';

const at = (iso: string) => new Date(iso);

const READ: readonly [name: string, parser: Parser<unknown>, given: string, expected: unknown][] = [
  ['a text', text(3), 'abc', 'abc'],
  ['a word', oneOf(['read', 'write']), 'write', 'write'],
  ['the least number', wholeNumber(1, 200), '1', 1],
  ['the greatest number', wholeNumber(1, 200), '200', 200],
  ['a date', time, '2026-11-25', at('2026-11-25T00:00:00Z')],
  ['a time', time, '2026-11-25T10:00:00.5Z', at('2026-11-25T10:00:00.500Z')],
  ['a time with an offset', time, '2026-11-25T10:00+02:00', at('2026-11-25T08:00:00Z')],
  ['seconds', age, '30s', 30_000],
  ['minutes', age, '90m', 5_400_000],
  ['hours', age, '24h', 86_400_000],
  ['days', age, '7d', 604_800_000],
  ['an address', databaseUrl, 'mongodb://a:b@host/db', 'mongodb://a:b@host/db'],
  ['an address by DNS', databaseUrl, 'mongodb+srv://host/db', 'mongodb+srv://host/db'],
  ['an id', objectId(), '66CD00000000000000000001', '66cd00000000000000000001'],
  ['an id of another system', externalId(), 'x402:0xabc', 'x402:0xabc'],
];

const REFUSED: readonly [name: string, parser: Parser<unknown>, given: string, because: string][] = [
  ['no text', text(3), '', 'must have 1 to 3 characters'],
  ['too long a text', text(3), 'abcd', 'must have 1 to 3 characters'],
  ['another word', oneOf(['read', 'write']), 'constructor', 'must be one of read, write'],
  ['too great a number', wholeNumber(1, 200), '201', 'must be a whole number from 1 to 200'],
  ['a fraction', wholeNumber(1, 200), '1.5', 'must be a whole number from 1 to 200'],
  ['a number with an exponent', wholeNumber(1, 2000), '1e3', 'must be a whole number from 1 to 2000'],
  ['a day that does not exist', time, '2026-13-01', 'must be a time such as 2025-08-27T10:00:00Z, or a date'],
  ['a time without a zone', time, '2026-11-25T10:00', 'must be a time such as'],
  ['an age without a unit', age, '24', 'must be an age such as 30s, 90m, 24h or 7d'],
  ['another database', databaseUrl, 'postgres://host/db', 'must be a mongodb:// address'],
  ['half an id', objectId(), '66cd', ''],
  ['a control character', externalId(), 'a\u0000', ''],
];

describe('what is read', () => {
  it.each(READ)('%s', (_, parser, given, expected) => {
    expect(parser.parse(given)).toEqual({ ok: true, value: expected });
  });
});

describe('what is refused', () => {
  it.each(REFUSED)('%s', (_, parser, given, because) => {
    expect(parser.parse(given)).toEqual({ ok: false, error: expect.stringContaining(because) });
  });
});
