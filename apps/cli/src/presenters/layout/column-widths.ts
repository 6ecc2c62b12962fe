/** What a column needs. */
export interface ColumnNeed {
  /** Width of its widest text. */
  readonly natural: number;
  /** Narrowest width at which it is of use. */
  readonly minimum: number;
  /** The higher, the sooner it is left out; a column without a rank stays. */
  readonly rank?: number;
}

/** Spaces between two columns. */
export const GAP = 2;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function totalOf(widths: readonly number[]): number {
  return sum(widths) + GAP * Math.max(0, widths.length - 1);
}

/** The columns that find room at their minimum: those of the highest rank are left out first, the last before the others. */
function chooseColumns(needs: readonly ColumnNeed[], width: number): readonly number[] {
  let chosen = needs.map((_, index) => index);
  const rankOf = (index: number) => needs[index]?.rank ?? -1;
  while (totalOf(chosen.map((index) => needs[index]?.minimum ?? 0)) > width) {
    const highest = Math.max(...chosen.map(rankOf));
    if (highest < 0) return chosen;
    const leaving = chosen.findLast((index) => rankOf(index) === highest);
    chosen = chosen.filter((index) => index !== leaving);
  }
  return chosen;
}

/** Narrows the widest columns, but none below its least width. */
function narrow(widths: readonly number[], leasts: readonly number[], width: number): readonly number[] {
  const narrowed = [...widths];
  let excess = totalOf(narrowed) - width;
  while (excess > 0) {
    const room = narrowed.map((own, index) => (own > (leasts[index] ?? 1) ? own : 0));
    const widest = room.indexOf(Math.max(...room));
    if (!room[widest]) break;
    narrowed[widest] = (narrowed[widest] ?? 1) - 1;
    excess -= 1;
  }
  return narrowed;
}

/**
 * Shares a width among columns.
 * @returns a width for each column, and nothing for one that is left out
 */
export function columnWidths(needs: readonly ColumnNeed[], width: number): readonly (number | undefined)[] {
  const chosen = chooseColumns(needs, width);
  const natural = chosen.map((index) => Math.min(needs[index]?.natural ?? 0, width));
  const minima = chosen.map((index) => needs[index]?.minimum ?? 1);
  const fitting = narrow(natural, minima, width);
  // A terminal that is narrower than what must stay: better cut than broken.
  const widths = narrow(
    fitting,
    fitting.map(() => 1),
    width,
  );
  return needs.map((_, index) => {
    const position = chosen.indexOf(index);
    return position === -1 ? undefined : widths[position];
  });
}
