import { expect, test } from 'vitest';
import { presentPage } from './page.ts';

const LAYOUT = {
  columns: [{ title: 'ID', value: (row: { id: string }) => row.id }],
  empty: 'No record matches.',
};
const SCREEN = { width: 80, colors: false } as never;
const lookedBackTo = new Date('2026-11-01T10:00:00.000Z');

const notesOf = (page: Parameters<typeof presentPage<{ id: string }>>[0]) =>
  presentPage(page, LAYOUT).print(SCREEN).notes;

test('an empty page says that there is none, unless looking ended early', () => {
  expect(notesOf({ items: [], search: { servedBy: 'status_1' } })).toEqual(['No record matches.']);
  expect(notesOf({ items: [], next: { id: 'a' }, search: { servedBy: 'status_1', lookedBackTo } })).toEqual([
    expect.stringMatching(/^Looked back to 2026-11-01T10:00:00Z\. Older ones may match, too: --cursor \S+$/),
  ]);
});

test('a page says that no index served it', () => {
  expect(notesOf({ items: [], search: { servedBy: null } })).toEqual([
    'No record matches.',
    'No index serves this filter: the newest records were looked through.',
  ]);
});
