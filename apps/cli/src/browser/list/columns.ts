import type { BrowsedValue } from '@genledger/services/browse';
import { columnWidths, GAP } from '../../presenters/layout/column-widths.ts';
import { neutralise } from '../../presenters/layout/neutralise.ts';
import { cut, fill } from '../../presenters/layout/width.ts';
import type { BrowserTone, Paint } from '../../terminal/palette.ts';

/** A column of a screen. Its width does not depend on the rows, so that nothing jumps while they go by. */
export interface ScreenColumn {
  readonly id: string;
  readonly title: string;
  /** The field that it shows, by which it is sorted and filtered. */
  readonly field: string;
  readonly text: (row: BrowsedValue, now: Date) => string | undefined;
  readonly tone?: (row: BrowsedValue, now: Date) => BrowserTone | undefined;
  readonly width: number;
  readonly minimum?: number;
  /** The higher, the sooner it is left out where it is narrow. */
  readonly rank?: number;
  readonly align?: 'left' | 'right';
  /** Takes the room that is left. */
  readonly grows?: true;
}

/** A column with the width that it gets. */
export interface PlacedColumn {
  readonly column: ScreenColumn;
  readonly width: number;
}

/** Shares a width among columns; those that find no room are left out. */
export function placeColumns(columns: readonly ScreenColumn[], width: number): readonly PlacedColumn[] {
  const needs = columns.map(({ width: natural, minimum, rank }) => ({
    natural,
    minimum: minimum ?? natural,
    ...(rank !== undefined && { rank }),
  }));
  const widths = columnWidths(needs, width);
  const placed = columns.flatMap((column, index): PlacedColumn[] => {
    const own = widths[index];
    return own === undefined ? [] : [{ column, width: own }];
  });
  const used = placed.reduce((sum, { width: own }) => sum + own, GAP * Math.max(0, placed.length - 1));
  const growing = placed.filter(({ column }) => column.grows).length;
  const extra = growing === 0 ? 0 : Math.floor(Math.max(0, width - used) / growing);
  return placed.map((each) => (each.column.grows ? { ...each, width: each.width + extra } : each));
}

const SEPARATOR = ' '.repeat(GAP);

/** The line of the titles; the sorted one bears an arrow, the chosen one is underlined. */
export function titleLine(
  placed: readonly PlacedColumn[],
  paint: Paint,
  sorted: { readonly field: string; readonly direction: 'ascending' | 'descending' },
  chosen: string | undefined,
): string {
  return placed
    .map(({ column, width }) => {
      const arrow = sorted.direction === 'ascending' ? '▲' : '▼';
      const title = column.field === sorted.field ? `${column.title}${arrow}` : column.title;
      const text = fill(cut(title, width), width, column.align ?? 'left');
      return paint(column.id === chosen ? 'underlined' : 'strong', text);
    })
    .join(SEPARATOR);
}

/** The line of a row. */
export function rowLine(
  placed: readonly PlacedColumn[],
  row: BrowsedValue,
  paint: Paint,
  now: Date,
  isCurrent: boolean,
): string {
  const cells = placed.map(({ column, width }) => {
    const text = neutralise(column.text(row, now) ?? '-');
    return { text: fill(cut(text, width), width, column.align ?? 'left'), tone: column.tone?.(row, now) };
  });
  if (isCurrent) return paint('selected', cells.map(({ text }) => text).join(SEPARATOR));
  return cells.map(({ text, tone }) => paint(tone, text)).join(SEPARATOR);
}
