import { expect, test } from 'vitest';
import { parseRates } from './parse-rates.ts';
import { DEFAULT_RATES } from './rates.ts';

test('forms that are named change, all others keep their weight', () => {
  expect(parseRates('{"costValue":{"zero":50},"chances":{"secret":1}}')).toEqual({
    ok: true,
    value: {
      ...DEFAULT_RATES,
      costValue: { ...DEFAULT_RATES.costValue, zero: 50 },
      chances: { ...DEFAULT_RATES.chances, secret: 1 },
    },
  });
});

test.each([
  ['[]', ''],
  ['{', ''],
  ['{"costs":{}}', 'costs'],
  ['{"costValue":3}', 'costValue'],
  ['{"costValue":{"nil":1}}', 'costValue.nil'],
  ['{"costValue":{"zero":-1}}', 'costValue.zero'],
  ['{"costValue":{"zero":"1"}}', 'costValue.zero'],
  ['{"chances":{"secret":1.5}}', 'chances.secret'],
  ['{"unlisted":{"no":0,"yes":0}}', 'unlisted'],
  ['{"__proto__":{"no":0}}', '__proto__'],
])('%s is refused at "%s"', (text, path) => {
  const parsed = parseRates(text);
  expect(parsed.ok ? [] : parsed.error.map((issue) => issue.path)).toContain(path);
});
