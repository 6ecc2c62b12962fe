import type { BrowsedRow } from '@genledger/services/browse';
import { describe, expect, it } from 'vitest';
import {
  appended,
  EMPTY_WINDOW,
  type ListWindow,
  MOST_HELD,
  movedTo,
  positionOf,
  prepended,
  refreshed,
} from './window.ts';

const row = (number: number, text = ''): BrowsedRow => ({
  id: String(number),
  place: { value: number, id: number },
  value: { type: 'string', text },
});
const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => row(from + index));
const start = { ...EMPTY_WINDOW, isStart: true, before: 0 };
const HEIGHT = 20;

describe('the window of a list', () => {
  it('scrolls as little as needed, and never beyond what there is', () => {
    const window = appended(start, rows(0, 100), false);
    expect(movedTo(window, 19, HEIGHT)).toMatchObject({ cursor: 19, top: 0 });
    const below = movedTo(window, 20, HEIGHT);
    expect(below).toMatchObject({ cursor: 20, top: 1 });
    expect(movedTo(below, 5, HEIGHT)).toMatchObject({ cursor: 5, top: 1 });
    expect(movedTo(below, 0, HEIGHT)).toMatchObject({ cursor: 0, top: 0 });
    expect(movedTo(window, 1000, HEIGHT).cursor).toBe(99);
    expect(movedTo(EMPTY_WINDOW, 3, HEIGHT)).toMatchObject({ cursor: 0, top: 0 });
  });

  it('holds a bounded number of rows however far it scrolls, and knows where it is', () => {
    let window: ListWindow = start;
    for (let page = 0; page < 30; page += 1) {
      window = movedTo(appended(window, rows(page * 200, 200), false), 10_000, HEIGHT);
      expect(window.rows.length).toBeLessThanOrEqual(MOST_HELD);
      expect(window.rows[window.cursor]?.id).toBe(String(page * 200 + 199));
      expect(positionOf(window)).toBe((page + 1) * 200);
    }
    expect(window.isStart).toBe(false);
  });

  it('scrolls back in the same way, without the cursor leaving its row', () => {
    const end = { ...EMPTY_WINDOW, isEnd: true, rows: rows(5000, 200), cursor: 7, top: 3 };
    let window: ListWindow = end;
    for (let page = 1; page <= 10; page += 1) {
      const current = window.rows[window.cursor]?.id;
      window = prepended(window, rows(5000 - page * 200, 200), page === 10, HEIGHT);
      expect(window.rows[window.cursor]?.id).toBe(current);
      window = movedTo(window, 0, HEIGHT);
    }
    expect(window).toMatchObject({ isStart: true, isEnd: false, before: 0 });
    expect(positionOf(window)).toBe(1);
  });

  it('keeps the cursor on its row when rows change or go', () => {
    const window = movedTo(appended(start, rows(0, 50), true), 10, HEIGHT);
    const changed = refreshed(window, new Map([['10', row(10, 'new')]]), new Set(['3', '40']));
    expect(changed.rows).toHaveLength(48);
    expect(changed.rows[changed.cursor]).toEqual(row(10, 'new'));
    expect(refreshed(window, new Map(), new Set(['10'])).rows[10]?.id).toBe('11');
  });
});
