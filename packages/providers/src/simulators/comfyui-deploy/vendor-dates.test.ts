import { parseTimestamp } from '@genledger/domain/duration';
import { expect, test } from 'vitest';
import { answerDate, isoDate } from './vendor-dates.ts';

const AT = Date.parse('2025-08-01T10:21:47.100Z');

test('dates are spelled as the service spells them', () => {
  expect(isoDate(AT)).toBe('2025-08-01T10:21:47.100000Z');
  expect(answerDate(AT, '+00Z')).toBe('2025-08-01 10:21:47.100000+00Z');
  expect(answerDate(AT, '+00')).toBe('2025-08-01 10:21:47.100000+00');
});

test.each([isoDate(AT), answerDate(AT, '+00Z'), answerDate(AT, '+00')])('%s is read exactly', (text) => {
  expect(parseTimestamp(text)?.getTime()).toBe(AT);
});
