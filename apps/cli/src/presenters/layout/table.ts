import type { Screen, Tone } from '../../terminal/screen.ts';
import { columnWidths, GAP } from './column-widths.ts';
import { neutralise } from './neutralise.ts';
import { cut, fill, widest } from './width.ts';

/** A column of a table. */
export interface Column<Row> {
  readonly title: string;
  /** The text of a cell; nothing shows as `-`. */
  readonly value: (row: Row) => string | undefined;
  readonly align?: 'left' | 'right';
  /** Narrowest width to which its texts may be cut; without it they are never cut. */
  readonly minimum?: number;
  /** The higher, the sooner the column is left out where it is narrow; without it it stays. */
  readonly rank?: number;
  readonly tone?: (row: Row) => Tone | undefined;
}

/** A table as text, and the titles of the columns that found no room. */
export interface TableText {
  readonly text: string;
  readonly leftOut: readonly string[];
}

/** Says which columns found no room; nothing where all did. */
export function leftOutNotes(titles: readonly string[]): readonly string[] {
  return titles.length === 0 ? [] : [`Left out: ${titles.join(', ')}. Widen the terminal, or use --json.`];
}

const ABSENT = '-';

interface LaidOut<Row> {
  readonly column: Column<Row>;
  readonly texts: readonly string[];
  readonly width: number;
}

function cell<Row>({ column, width }: LaidOut<Row>, text: string): string {
  return fill(cut(text, width), width, column.align ?? 'left');
}

/** Lays rows out in columns that fit the screen. Whatever the data hold, a row is a line. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], screen: Screen): TableText {
  const texts = columns.map(({ value }) => rows.map((row) => neutralise(value(row) || ABSENT)));
  const needs = columns.map(({ title, minimum, rank }, index) => {
    const natural = widest([title, ...(texts[index] ?? [])]);
    const least = minimum === undefined ? natural : Math.max(title.length, Math.min(minimum, natural));
    return { natural, minimum: least, ...(rank !== undefined && { rank }) };
  });
  const widths = columnWidths(needs, screen.width);
  const shown = columns.flatMap((column, index): LaidOut<Row>[] => {
    const width = widths[index];
    return width === undefined ? [] : [{ column, width, texts: texts[index] ?? [] }];
  });
  const gap = ' '.repeat(GAP);
  const title = shown.map((laid) => cell(laid, laid.column.title)).join(gap);
  const lines = rows.map((row, index) =>
    shown
      .map((laid) => screen.paint(laid.column.tone?.(row), cell(laid, laid.texts[index] ?? '')))
      .join(gap)
      .trimEnd(),
  );
  return {
    text: [screen.paint('strong', title.trimEnd()), ...lines].join('\n'),
    leftOut: columns.filter((_, index) => widths[index] === undefined).map((column) => column.title),
  };
}
