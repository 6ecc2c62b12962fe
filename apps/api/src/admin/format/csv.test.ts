import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

test.each([
  ['plain', 'plain'],
  ['with, comma', '"with, comma"'],
  ['with "quotes"', '"with ""quotes"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@cmd', "'@cmd"],
])('%j is written %j', (value, text) => {
  expect(csvText([[value]])).toBe(`${text}\r\n`);
});

test('numbers stay as they are, rows end in CRLF', () => {
  expect(
    csvText([
      ['a', 'b'],
      [-1, 2.5],
    ]),
  ).toBe('a,b\r\n-1,2.5\r\n');
});
