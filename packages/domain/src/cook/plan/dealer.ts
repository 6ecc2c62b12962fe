import type { CookModel } from '../model/model.ts';
import type { PhiloxKey } from '../random/philox.ts';
import { RANDOM_LIMIT, streamAt } from '../random/stream.ts';
import type { Arrangement } from '../supply/arrange.ts';
import { ABSENT_VALUE, type Choice, chooserOf } from './chooser.ts';
import { dealHands } from './hand.ts';

/** Gives pieces their values; which draw of a piece is kept is the plan's decision. */
export interface Dealer {
  /** Draws the values that tell pieces apart: the same turn gives the same values. */
  drawDistinct(index: number, turn: number, choice: Choice): void;
  /** Draws all other values. */
  drawOthers(index: number, turn: number, choice: Choice): void;
  /** Puts a numbered combination in the place of the values that are counted. */
  pick(index: number, number: number, choice: Choice): void;
  /** How many combinations can be picked for a piece: as many as it may have, or 2^53. */
  countOf(index: number): number;
  /** Pieces of one group have the same combinations to pick from; those of two have none in common. */
  groupOf(index: number): number;
  /** What tells a piece apart: equal for equal values that are counted. */
  keyOf(choice: Choice): string;
  /** A piece of no values yet. */
  emptyChoice(): Choice;
}

/** Writes positions as sixteen-bit characters, two where the feature has more values than that. */
function writerOf(model: CookModel, components: readonly number[]): (choice: Choice) => string {
  const members = components.flatMap((at) => model.components[at]?.members ?? []);
  const order = members.map(({ feature: { at, classes } }) => {
    return { at, isWide: classes.some(({ positions, size }) => positions === 'all' && size > 0xffff) };
  });
  return (choice) => {
    let text = '';
    for (const { at, isWide } of order) {
      const code = (choice[at] ?? ABSENT_VALUE) + 1;
      text += String.fromCharCode(code & 0xffff);
      if (isWide) text += String.fromCharCode(code >>> 16);
    }
    return text;
  };
}

/** A dealer of an arranged model, for one seed. */
export function dealerOf(model: CookModel, arrangement: Arrangement, key: PhiloxKey): Dealer {
  const { components, targetSize, features } = model;
  const choosers = components.map(chooserOf);
  const hand = dealHands(arrangement, targetSize, key);
  const counted = arrangement.distinct?.components ?? [];
  const deck = arrangement.distinct?.deck;
  const positions = [...components.keys()];
  const distinct = positions.filter((at) => components[at]?.isDistinguishing);
  const others = positions.filter((at) => !components[at]?.isDistinguishing);
  const draw = (which: readonly number[], index: number, turn: number, choice: Choice): void => {
    for (const at of which) {
      choosers[at]?.draw(hand.signatureOf(index, at), streamAt(key, 'traits', index, turn, at), choice);
    }
  };
  const countOf = (index: number, at: number): number =>
    choosers[at]?.countOf(hand.signatureOf(index, at)) ?? 1;
  return {
    drawDistinct: (index, turn, choice) => draw(distinct, index, turn, choice),
    drawOthers: (index, turn, choice) => draw(others, index, turn, choice),
    pick(index, number, choice) {
      let rest = number;
      for (const at of counted) {
        const count = countOf(index, at);
        choosers[at]?.pick(hand.signatureOf(index, at), rest % count, choice);
        rest = Math.floor(rest / count);
      }
    },
    countOf: (index) => counted.reduce((all, at) => Math.min(RANDOM_LIMIT, all * countOf(index, at)), 1),
    groupOf: (index) => (deck === undefined ? 0 : hand.rowOf(index, deck)),
    keyOf: writerOf(model, counted),
    emptyChoice: () => new Array<number>(features.length).fill(ABSENT_VALUE),
  };
}
