import { exhaustive } from '../kernel/index.ts';
import { exceeds, type Usd } from '../money/index.ts';
import type { OrderedValue } from './term.ts';

/** A place in an order: a number, or an amount of money as exact decimal text. */
export type Edge = number | Usd;

/** The first and the last place that a value covers: a date is as long as its day, other values are one place. */
export interface Edges {
  readonly first: Edge;
  readonly last: Edge;
}

/** What a value covers. */
export function edgesOf(value: OrderedValue): Edges {
  switch (value.type) {
    case 'whole':
      return { first: value.number, last: value.number };
    case 'duration':
      return { first: value.ms, last: value.ms };
    case 'money':
      return { first: value.usd, last: value.usd };
    case 'time':
      return { first: value.fromMs, last: value.untilMs - 1 };
    default:
      return exhaustive(value);
  }
}

/** Negative where the first is less, positive where it is more. Both are of one kind. */
export function compareEdges(a: Edge, b: Edge): number {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b);
  if (exceeds(a, b)) return 1;
  return exceeds(b, a) ? -1 : 0;
}
