import type { Supply } from '../model/value-class.ts';

/** Pieces that draw on the same supplies. */
export interface Row {
  /** The share of pieces that it would have without supplies, in proportion to the other rows'. */
  readonly weight: bigint;
  /** Most pieces that it can have. */
  readonly room: number;
  /** The supplies on which each of its pieces draws. */
  readonly supplies: readonly number[];
}

/** How many pieces of each row are made, or that none of the ways to share them out keeps every supply. */
export type Dealing =
  | { readonly kind: 'dealt'; readonly counts: readonly number[] }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'undecided' };

/** What is left to be shared out while rows are filled. */
export interface Remainder {
  readonly counts: number[];
  /** What each supply still gives. */
  readonly left: number[];
}

/** Nothing has been shared out. */
export function wholeRemainder(rows: readonly Row[], supplies: readonly Supply[]): Remainder {
  return { counts: rows.map(() => 0), left: supplies.map(({ most }) => most) };
}

/** How many more pieces a row can take. */
export function roomOf(rows: readonly Row[], { counts, left }: Remainder, at: number): number {
  const row = rows[at];
  if (row === undefined) return 0;
  return row.supplies.reduce(
    (room, supply) => Math.min(room, left[supply] ?? 0),
    row.room - (counts[at] ?? 0),
  );
}

/** Gives pieces to a row. */
export function grant(rows: readonly Row[], { counts, left }: Remainder, at: number, pieces: number): void {
  counts[at] = (counts[at] ?? 0) + pieces;
  for (const supply of rows[at]?.supplies ?? []) left[supply] = (left[supply] ?? 0) - pieces;
}
