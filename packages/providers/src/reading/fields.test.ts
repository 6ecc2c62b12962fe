import { describe, expect, test } from 'vitest';
import { asRecord, field, numberField, textField } from './fields.ts';

describe('asRecord', () => {
  test.each([[null], [undefined], [7], ['text'], [[]], [[{}]]])('%j is no object', (value) => {
    expect(asRecord(value)).toBeUndefined();
  });

  test('an object is one, whatever its prototype', () => {
    expect(asRecord({})).toEqual({});
    expect(asRecord(Object.create(null))).toBeDefined();
  });
});

describe('field', () => {
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    '%s is no field of an empty object',
    (name) => {
      expect(field({}, name)).toBeUndefined();
    },
  );

  test('an own __proto__ is read as any field, and changes no prototype', () => {
    const body = asRecord(JSON.parse('{"__proto__":{"status":"success"}}')) ?? {};
    expect(field(body, '__proto__')).toEqual({ status: 'success' });
    expect(field(body, 'status')).toBeUndefined();
  });

  test('null is as good as missing', () => {
    expect(field({ progress: null }, 'progress')).toBeUndefined();
  });
});

describe('textField', () => {
  test.each([
    [' queued \n', 'queued'],
    ['a\ud800', 'a\ufffd'],
    ['', undefined],
    ['   ', undefined],
    [7, undefined],
    [['queued'], undefined],
  ])('%j reads as %j', (value, expected) => {
    expect(textField({ value }, 'value')).toBe(expected);
  });
});

describe('numberField', () => {
  test.each([
    [0.42, 0.42],
    ['0.42', 0.42],
    [' 41 ', 41],
    ['-3', -3],
    ['1e-3', 0.001],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    ['', undefined],
    ['0x10', undefined],
    ['1,5', undefined],
    ['12 s', undefined],
    ['9'.repeat(1_000), undefined],
    [true, undefined],
    [[1], undefined],
  ])('%j reads as %j', (value, expected) => {
    expect(numberField({ value }, 'value')).toBe(expected);
  });
});
