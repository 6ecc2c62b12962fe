import type { BrowsedRow } from '@genledger/services/browse';

/** The part of a list that is held: some hundred rows around the cursor, however long the list is. */
export interface ListWindow {
  readonly rows: readonly BrowsedRow[];
  /** Index of the row under the cursor. */
  readonly cursor: number;
  /** Index of the first row that is shown. */
  readonly top: number;
  /** Whether the list begins, and ends, with the rows held. */
  readonly isStart: boolean;
  readonly isEnd: boolean;
  /** How many rows of the list stand before those held, where that is known. */
  readonly before?: number;
}

/** Nothing held yet. */
export const EMPTY_WINDOW: ListWindow = { rows: [], cursor: 0, top: 0, isStart: false, isEnd: false };

/** Most rows that are held. */
export const MOST_HELD = 1000;

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

function withBefore(window: ListWindow, before: number | undefined): ListWindow {
  const { before: _before, ...rest } = window;
  return before === undefined || before < 0 ? rest : { ...rest, before };
}

/** The window with the cursor at a row, scrolled as little as needed. @param height rows that are shown */
export function movedTo(window: ListWindow, row: number, height: number): ListWindow {
  const cursor = clamp(row, window.rows.length - 1);
  const top = Math.max(Math.min(window.top, cursor), cursor - height + 1, 0);
  return { ...window, cursor, top };
}

/** The window with rows that come after those held; the first ones are let go where they are too many. */
export function appended(window: ListWindow, rows: readonly BrowsedRow[], isEnd: boolean): ListWindow {
  const all = [...window.rows, ...rows];
  const dropped = clamp(all.length - MOST_HELD, window.top);
  const next = {
    rows: all.slice(dropped),
    cursor: window.cursor - dropped,
    top: window.top - dropped,
    isStart: window.isStart && dropped === 0,
    isEnd,
  };
  return withBefore(next, window.before === undefined ? undefined : window.before + dropped);
}

/** The window with rows that come before those held; the last ones are let go where they are too many. */
export function prepended(
  window: ListWindow,
  rows: readonly BrowsedRow[],
  isStart: boolean,
  height: number,
): ListWindow {
  const all = [...rows, ...window.rows];
  const kept = Math.max(MOST_HELD, window.top + rows.length + height);
  const next = {
    rows: all.slice(0, kept),
    cursor: window.cursor + rows.length,
    top: window.top + rows.length,
    isStart,
    isEnd: window.isEnd && all.length <= kept,
  };
  const before = isStart ? 0 : window.before;
  return withBefore(next, isStart || before === undefined ? before : before - rows.length);
}

/** The window with rows as they are now; those that are gone leave, and the cursor stays on its row. */
export function refreshed(
  window: ListWindow,
  fresh: ReadonlyMap<string, BrowsedRow>,
  gone: ReadonlySet<string>,
): ListWindow {
  const goneBefore = (index: number) => window.rows.slice(0, index).filter(({ id }) => gone.has(id)).length;
  const rows = window.rows.filter(({ id }) => !gone.has(id)).map((row) => fresh.get(row.id) ?? row);
  return {
    ...window,
    rows,
    cursor: clamp(window.cursor - goneBefore(window.cursor), rows.length - 1),
    top: clamp(window.top - goneBefore(window.top), rows.length - 1),
  };
}

/** The place of the cursor in the whole list, from 1, where that is known. */
export function positionOf({ before, cursor, rows }: ListWindow): number | undefined {
  return before === undefined || rows.length === 0 ? undefined : before + cursor + 1;
}
