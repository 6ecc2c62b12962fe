import { expect, test } from 'vitest';
import { mergePages } from './index.ts';

const at = (second: number) => new Date(second * 1000);
const item = (second: number, id: string) => ({ id, time: at(second) });
const order = (one: { readonly time: Date }, other: { readonly time: Date }) =>
  other.time.getTime() - one.time.getTime();
const search = { servedBy: 'a' };

test('lists that are read to their end are one list', () => {
  const pages = [
    { items: [item(9, 'a'), item(5, 'b')], search },
    { items: [item(7, 'c')], search },
  ];
  expect(mergePages(pages, order, 3)).toEqual({ items: [item(9, 'a'), item(7, 'c'), item(5, 'b')], search });
});

test('what finds no room is on the next page, which begins behind the last that is shown', () => {
  const pages = [
    { items: [item(9, 'a'), item(5, 'b')], next: item(5, 'b'), search },
    { items: [item(7, 'c')], search },
  ];
  expect(mergePages(pages, order, 2)).toEqual({
    items: [item(9, 'a'), item(7, 'c')],
    next: item(7, 'c'),
    search,
  });
});

test('a page that is full to the last record still has a next where a list goes on', () => {
  const pages = [{ items: [item(9, 'a'), item(5, 'b')], next: item(5, 'b'), search }];
  expect(mergePages(pages, order, 2).next).toEqual(item(5, 'b'));
});

test('where one list ended early, nothing older is shown, and the next page begins there', () => {
  const pages = [
    { items: [], next: item(6, '0'.repeat(24)), search: { servedBy: null, lookedBackTo: at(6) } },
    { items: [item(7, 'c'), item(5, 'd')], search },
  ];
  expect(mergePages(pages, order, 5)).toEqual({
    items: [item(7, 'c')],
    next: { time: at(6), id: '0'.repeat(24) },
    search: { servedBy: null, lookedBackTo: at(6) },
  });
});
