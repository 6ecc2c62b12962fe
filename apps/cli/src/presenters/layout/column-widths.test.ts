import { expect, it } from 'vitest';
import { columnWidths, GAP } from './column-widths.ts';

const id = { natural: 24, minimum: 24 };

it('gives each column what it needs where there is room', () => {
  expect(columnWidths([id, { natural: 30, minimum: 10 }], 100)).toEqual([24, 30]);
});

it('narrows the widest column first, and none below its minimum', () => {
  const needs = [id, { natural: 30, minimum: 10 }, { natural: 12, minimum: 10 }];
  expect(columnWidths(needs, 24 + GAP + 14 + GAP + 12)).toEqual([24, 14, 12]);
  expect(columnWidths(needs, 24 + GAP + 10 + GAP + 10)).toEqual([24, 10, 10]);
});

it('leaves out the highest rank first, of equal ranks the last', () => {
  const ranked = (rank: number) => ({ natural: 10, minimum: 10, rank });
  const needs = [id, ranked(1), ranked(2), ranked(2)];
  expect(columnWidths(needs, 48)).toEqual([24, 10, 10, undefined]);
  expect(columnWidths(needs, 36)).toEqual([24, 10, undefined, undefined]);
});

it('cuts what must stay where the screen is narrower still, and is never wider than it', () => {
  const widths = columnWidths([id, { natural: 10, minimum: 10 }], 20);
  expect(widths.reduce<number>((sum, width) => sum + (width ?? 0), GAP)).toBe(20);
});
