import { expect, it } from 'vitest';
import type { Screen } from '../../terminal/screen.ts';
import { type Column, leftOutNotes, table } from './table.ts';

interface Row {
  readonly name: string;
  readonly count?: number;
  readonly note?: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'NAME', value: ({ name }) => name },
  { title: 'COUNT', value: ({ count }) => count?.toString(), align: 'right' },
  { title: 'NOTE', value: ({ note }) => note, minimum: 6, rank: 1, tone: () => 'bad' },
];
const plain = (width: number): Screen => ({ width, paint: (_, text) => text });

it('lays cells out below their titles, and shows what is not known as -', () => {
  const rows = [{ name: 'one', count: 12, note: 'a note' }, { name: 'three' }];
  expect(table(COLUMNS, rows, plain(80))).toEqual({
    text: ['NAME   COUNT  NOTE', 'one       12  a note', 'three      -  -'].join('\n'),
    leftOut: [],
  });
});

it('shows 0 as 0', () => {
  expect(table(COLUMNS, [{ name: 'x', count: 0 }], plain(80)).text).toMatch(/x +0 {2}-$/);
});

it('keeps a row on one line, whatever it holds', () => {
  const { text } = table(COLUMNS, [{ name: 'a\nb', note: '\u001b[2J' }], plain(80));
  expect(text.split('\n')).toHaveLength(2);
  expect(text).toContain('a\\nb');
});

it('cuts, then leaves out, and says so', () => {
  const rows = [{ name: 'one', count: 1, note: 'a long note' }];
  expect(table(COLUMNS, rows, plain(21)).text.split('\n')[1]).toBe('one       1  a long …');
  const { text, leftOut } = table(COLUMNS, rows, plain(14));
  expect(text).toBe('NAME  COUNT\none       1');
  expect(leftOutNotes(leftOut)).toEqual(['Left out: NOTE. Widen the terminal, or use --json.']);
  expect(leftOutNotes([])).toEqual([]);
});

it('paints cells by what they mean', () => {
  const screen: Screen = { width: 80, paint: (tone, text) => (tone ? `<${tone}>${text}</>` : text) };
  expect(table(COLUMNS, [{ name: 'x', note: 'y' }], screen).text).toContain('<bad>y   </>');
});
