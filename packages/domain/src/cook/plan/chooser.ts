import type { Component } from '../model/component.ts';
import type { ValueClass } from '../model/value-class.ts';
import { RANDOM_LIMIT, type Stream } from '../random/stream.ts';

/** The values of a piece: for each feature the position of its value, or `ABSENT_VALUE`. */
export type Choice = number[];

export const ABSENT_VALUE = -1;

/** Draws and counts the combinations of one component. */
export interface Chooser {
  /** Draws the values of a piece of a signature into its choice. */
  draw(signature: number, stream: Stream, choice: Choice): void;
  /** How many of a signature's combinations can be reached by number; all of them, where a number holds that exactly. */
  countOf(signature: number): number;
  /** Puts the combination of a number, from 0 to below `countOf`, into a choice. */
  pick(signature: number, number: number, choice: Choice): void;
}

/** The first position whose running sum is above a number. */
function positionAbove(cumulative: readonly number[], number: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulative[middle] ?? 0) > number) high = middle;
    else low = middle + 1;
  }
  return low;
}

const clip = (count: bigint): number => Number(count > BigInt(RANDOM_LIMIT) ? BigInt(RANDOM_LIMIT) : count);

/** Running sums as numbers, exact up to 2^53 and kept to 53 bits above. */
function runningWeights(weights: readonly bigint[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const limit = BigInt(RANDOM_LIMIT);
  let running = 0n;
  return weights.map((weight) => {
    running += weight;
    return Number(total > limit ? (running * limit) / total : running);
  });
}

function positionOf({ positions }: ValueClass, place: number): number {
  if (positions === 'absent') return ABSENT_VALUE;
  return positions === 'all' ? place : (positions[place] ?? ABSENT_VALUE);
}

function drawFrom(valueClass: ValueClass, stream: Stream): number {
  const { size, cumulative } = valueClass;
  if (size === 1) return positionOf(valueClass, 0);
  if (cumulative === undefined) return positionOf(valueClass, stream.below(size));
  return positionOf(valueClass, positionAbove(cumulative, stream.below(cumulative.at(-1) ?? 1)));
}

/** A member's class in a kind, and where the member's value stands in a choice. */
interface Slot {
  readonly at: number;
  readonly valueClass: ValueClass;
}

/** The slots of each kind; they are made when they are first needed. */
function slotsOf({ kinds, members }: Component): (kind: number) => readonly Slot[] {
  const known: (readonly Slot[] | undefined)[] = [];
  return (kind) => {
    const slots =
      known[kind] ??
      members.flatMap(({ feature }, member): Slot[] => {
        const valueClass = feature.classes[kinds[kind]?.classes[member] ?? -1];
        return valueClass === undefined ? [] : [{ at: feature.at, valueClass }];
      });
    known[kind] = slots;
    return slots;
  };
}

/** The kinds of one signature, ready to be drawn and numbered. */
interface Table {
  readonly kinds: readonly number[];
  readonly weights: readonly number[];
  /** How many combinations the kinds up to each have. */
  readonly ends: readonly number[];
}

function tableOf({ kinds, signatures }: Component, signature: number): Table {
  const own = signatures[signature]?.kinds ?? [];
  let end = 0n;
  return {
    kinds: own,
    weights: runningWeights(own.map((at) => kinds[at]?.weight ?? 0n)),
    ends: own.map((at) => {
      end += kinds[at]?.count ?? 0n;
      return clip(end);
    }),
  };
}

/** A chooser of a component. */
export function chooserOf(component: Component): Chooser {
  const tables: (Table | undefined)[] = [];
  const slots = slotsOf(component);
  const table = (signature: number): Table => {
    const known = tables[signature] ?? tableOf(component, signature);
    tables[signature] = known;
    return known;
  };
  return {
    draw(signature, stream, choice) {
      const { kinds, weights } = table(signature);
      const place = kinds.length === 1 ? 0 : positionAbove(weights, stream.below(weights.at(-1) ?? 1));
      for (const { at, valueClass } of slots(kinds[place] ?? 0)) choice[at] = drawFrom(valueClass, stream);
    },
    countOf: (signature) => table(signature).ends.at(-1) ?? 0,
    pick(signature, number, choice) {
      const { kinds, ends } = table(signature);
      const place = positionAbove(ends, number);
      let rest = number - (ends[place - 1] ?? 0);
      for (const { at, valueClass } of slots(kinds[place] ?? 0)) {
        choice[at] = positionOf(valueClass, rest % valueClass.size);
        rest = Math.floor(rest / valueClass.size);
      }
    },
  };
}
