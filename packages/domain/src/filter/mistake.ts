import type { FilterMistake } from './term.ts';

/** Takes a mistake down; what has one is left out. */
export type Report = (mistake: FilterMistake) => undefined;

/** A mistake at a place, with a suggestion where there is one. */
export function mistakeAt(
  { from, to }: { readonly from: number; readonly to: number },
  message: string,
  suggestion?: string,
): FilterMistake {
  return { from, to, message, ...(suggestion !== undefined && { suggestion }) };
}
