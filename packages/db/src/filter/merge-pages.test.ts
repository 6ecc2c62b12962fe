import { expect, test } from 'vitest';
import { mergePages } from './index.ts';

const at = (second: number) => new Date(second * 1000);
const item = (second: number, id: string) => ({ id, time: at(second) });
const search = { servedBy: 'a' };

test('lists that are read to their end are one list', () => {
  const pages = [
    { items: [item(9, 'a'), item(5, 'b')], search },
    { items: [item(7, 'c')], search },
  ];
  expect(mergePages(pages, { limit: 3 })).toEqual({
    items: [item(9, 'a'), item(7, 'c'), item(5, 'b')],
    search,
  });
});

test('what finds no room is on the next page, which begins behind the last that is shown', () => {
  const pages = [
    { items: [item(9, 'a'), item(5, 'b')], next: item(5, 'b'), search },
    { items: [item(7, 'c')], search },
  ];
  expect(mergePages(pages, { limit: 2 })).toEqual({
    items: [item(9, 'a'), item(7, 'c')],
    next: item(7, 'c'),
    search,
  });
});

test('a page that is full to the last record still has a next where a list goes on', () => {
  const pages = [{ items: [item(9, 'a'), item(5, 'b')], next: item(5, 'b'), search }];
  expect(mergePages(pages, { limit: 2 }).next).toEqual(item(5, 'b'));
});

test('where one list ended early, nothing older is shown, and the next page begins there', () => {
  const pages = [
    { items: [], next: item(6, '0'.repeat(24)), search: { servedBy: null, lookedBackTo: at(6) } },
    { items: [item(7, 'c'), item(5, 'd')], search },
  ];
  expect(mergePages(pages, { limit: 5 })).toEqual({
    items: [item(7, 'c')],
    next: { time: at(6), id: '0'.repeat(24) },
    search: { servedBy: null, lookedBackTo: at(6) },
  });
});

test('on the way to newer records the page has those nearest to the place, newest first', () => {
  const after = { ...item(1, 'z'), side: 'newer' } as const;
  const pages = [
    { items: [item(9, 'a'), item(5, 'b')], previous: item(9, 'a'), search },
    { items: [item(7, 'c')], search },
  ];
  expect(mergePages(pages, { after, limit: 2 })).toEqual({
    items: [item(7, 'c'), item(5, 'b')],
    next: item(5, 'b'),
    previous: { ...item(7, 'c'), side: 'newer' },
    search,
  });
});

test('where one list ended early on that way, nothing newer is shown', () => {
  const after = { ...item(1, 'z'), side: 'newer' } as const;
  const pages = [
    { items: [], previous: item(4, 'f'.repeat(24)), search: { servedBy: null, lookedUpTo: at(4) } },
    { items: [item(7, 'c'), item(3, 'd')], search },
  ];
  expect(mergePages(pages, { after, limit: 5 })).toEqual({
    items: [item(3, 'd')],
    next: item(3, 'd'),
    previous: { time: at(4), id: 'f'.repeat(24), side: 'newer' },
    search: { servedBy: null, lookedUpTo: at(4) },
  });
});
