import { expect, test } from 'vitest';
import { isStorable, storable } from './storable.ts';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

test.each([[null], [7], ['text'], [[]], [{}], [{ a: [{ b: null }] }]])('%j can be stored', (value) => {
  expect(isStorable(value)).toBe(true);
});

test('64 levels can be stored, 65 cannot', () => {
  expect(isStorable(nested(64))).toBe(true);
  expect(isStorable(nested(65))).toBe(false);
});

test('half a million levels do not overflow the stack', () => {
  expect(isStorable(nested(500_000))).toBe(false);
});

test('a key with NUL cannot be stored, a text with NUL can', () => {
  expect(isStorable([{ 'a\0b': 1 }])).toBe(false);
  expect(isStorable([{ a: 'a\0b' }])).toBe(true);
});

test('a lone surrogate cannot be stored, since it would not come back', () => {
  expect(isStorable('a\ud800')).toBe(false);
  expect(isStorable([{ a: ['a\udfff'] }])).toBe(false);
  expect(isStorable({ 'a\ud800': 1 })).toBe(false);
  expect(isStorable([{ a: '🦊' }])).toBe(true);
});

test('an own __proto__ can be stored', () => {
  expect(isStorable(JSON.parse('{"__proto__":{"a":1}}'))).toBe(true);
});

test('what can be stored is handed through as it is', () => {
  const value = [{ a: 1 }];
  expect(storable(value)).toBe(value);
  expect(storable(nested(100))).toBeUndefined();
});
