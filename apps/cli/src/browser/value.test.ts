import { expect, test } from 'vitest';
import { undecidedTexts } from './undecided.ts';
import { plainValue, textOf } from './value.ts';

test.each([
  [{ $numberDecimal: '0.0118' }, '0.0118'],
  [{ $date: { $numberLong: '1755691200000' } }, '1755691200000'],
  [{ $oid: '66cd0000000000000000a001' }, '66cd0000000000000000a001'],
  [{ amount: 1 }, '{1}'],
  [{ $numberDecimal: '0.1', currency: 'USD' }, '{2}'],
  [{}, '{0}'],
  [[1, 2], '[2]'],
])('%j is told in one line as %s', (value, text) => {
  expect(textOf(plainValue(value))).toBe(text);
});

test('what is undecided is told with what it might be', () => {
  const findings = [
    { field: 'status', candidates: [{ value: 'done' }] },
    { field: 'parent', candidates: [{ value: 'a' }, { value: 'b' }] },
    { field: 'secret', candidates: [] },
  ];
  const texts = ['status: done', 'parent: a or b', 'secret: no candidate'];
  expect(undecidedTexts(plainValue({ findings }))).toEqual(texts);
  expect(undecidedTexts(plainValue({}))).toEqual([]);
});
