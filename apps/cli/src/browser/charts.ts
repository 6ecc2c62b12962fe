const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const FULL = '█';
const EMPTY = '░';

/** A share as a bar of a width. Neither all nor nothing is shown unless it is so. @param share from 0 to 1 */
export function barText(share: number, width: number): string {
  const exact = Math.max(0, Math.min(1, share)) * width;
  let filled = Math.round(exact);
  if (filled === width && share < 1) filled = width - 1;
  if (filled === 0 && share > 0) filled = 1;
  return FULL.repeat(filled) + EMPTY.repeat(width - filled);
}

/** Figures as a line of blocks, the largest as the highest; a figure that is not known is a gap. */
export function sparkline(figures: readonly (number | undefined)[]): string {
  const largest = Math.max(0, ...figures.map((figure) => figure ?? 0));
  return figures
    .map((figure) => {
      if (figure === undefined) return ' ';
      const level = largest === 0 ? 0 : Math.round((figure / largest) * (LEVELS.length - 1));
      return LEVELS[level] ?? ' ';
    })
    .join('');
}
