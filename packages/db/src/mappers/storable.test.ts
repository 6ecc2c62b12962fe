import { describe, expect, test } from 'vitest';
import { canBeStored, toStorable } from './index.ts';

/** A value inside so many lists or records. */
function nested(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'core';
  for (let level = 0; level < levels; level += 1) value = wrap(value);
  return value;
}
const inList = (inner: unknown) => [inner];
const inRecord = (inner: unknown) => ({ inner });

describe('what can be kept as a document', () => {
  test.each([
    ['text', 'a'],
    ['null', null],
    ['nothing', undefined],
    ['a date', new Date(0)],
    ['keys that look like operators', { $set: { a: 1 }, 'a.b': 2, '': 3 }],
    ['half of a reference', { $ref: '#/definitions/a' }],
    [
      'a record called like what every object has',
      JSON.parse('{ "constructor": { "__proto__": { "a": 1 } } }'),
    ],
    ['a whole character', { '👍': '👍' }],
    ['64 levels of lists', nested(64, inList)],
    ['64 levels of records', nested(64, inRecord)],
  ])('%s', (_, value) => {
    expect(canBeStored(value)).toBe(true);
    expect(toStorable(value)).toBe(value);
  });
});

describe('what is kept as its JSON text', () => {
  test.each([
    ['65 levels of lists', nested(65, inList)],
    ['65 levels of records', nested(65, inRecord)],
    ['a NUL in a key', { 'a\0b': 1 }],
    ['a NUL in a key further in', [{ deep: [{ '\0': 1 }] }]],
    ['what looks like a type of BSON', { _bsontype: 'ObjectId' }],
    ['what looks like a reference', [{ $ref: 'apiKeys', $id: 1 }]],
    ['a list called like what every object has', { constructor: [{ a: 1 }] }],
    ['half of a character', { text: ['\ud83d'] }],
    ['half of a character in a key', { '\udc4d': 1 }],
  ])('%s', (_, value) => {
    expect(canBeStored(value)).toBe(false);
    expect(toStorable(value)).toBe(JSON.stringify(value));
  });
});
