import { combinationsWith, distinctCombinations } from './model/combinations.ts';
import type { Component } from './model/component.ts';
import type { CookModel } from './model/model.ts';
import type { Arrangement } from './supply/arrange.ts';

/** How many pieces of the target are to be expected to have something. */
export interface Expectation {
  /** Decimal text to six places. */
  readonly expected: string;
  /** `approximate` where duplicates are forbidden: pieces that must differ are drawn less freely than their weights say. */
  readonly basis: 'exact' | 'approximate';
  /** No plan has fewer. */
  readonly atLeast: number;
  /** No plan has more. */
  readonly atMost: number;
}

/** What is known of how many pieces have a class of values, in billionths of billionths of a piece. */
export interface ClassCount {
  readonly expected: bigint;
  /** Pieces that have it whatever is drawn, and pieces that may have it. */
  readonly must: number;
  readonly may: number;
}

/** Units of one piece: far finer than what is told, so that sums of many rounded terms are right to the last place told. */
const UNITS = 10n ** 18n;
const PLACES = 6;

function piecesBySignature(
  { decks }: Arrangement,
  position: number,
  targetSize: number,
): ReadonlyMap<number, number> {
  const deck = decks.find(({ components }) => components.includes(position));
  if (deck === undefined) return new Map([[0, targetSize]]);
  const place = deck.components.indexOf(position);
  const counts = new Map<number, number>();
  for (const { signatures, pieces } of deck.rows) {
    const signature = signatures[place] ?? 0;
    counts.set(signature, (counts.get(signature) ?? 0) + pieces);
  }
  return counts;
}

/** For each member and class of a component: how many pieces have it. */
export function classCounts(
  component: Component,
  arrangement: Arrangement,
  position: number,
  targetSize: number,
): readonly (readonly ClassCount[])[] {
  const counts = component.members.map(({ feature }) => {
    return feature.classes.map(() => ({ expected: 0n, must: 0, may: 0 }));
  });
  for (const [at, pieces] of piecesBySignature(arrangement, position, targetSize)) {
    const signature = component.signatures[at];
    if (signature === undefined) continue;
    const weights = component.members.map(({ feature }) => feature.classes.map(() => 0n));
    for (const kind of signature.kinds) {
      const { classes = [], weight = 0n } = component.kinds[kind] ?? {};
      classes.forEach((classAt, member) => {
        const own = weights[member];
        if (own !== undefined) own[classAt] = (own[classAt] ?? 0n) + weight;
      });
    }
    weights.forEach((own, member) => {
      own.forEach((weight, classAt) => {
        const count = counts[member]?.[classAt];
        if (count === undefined || weight === 0n) return;
        count.expected += (BigInt(pieces) * UNITS * weight) / signature.weight;
        count.may += pieces;
        if (weight === signature.weight) count.must += pieces;
      });
    });
  }
  return counts;
}

const clip = (count: bigint, target: number): number => (count > BigInt(target) ? target : Number(count));

/** Bounds that follow from all pieces being different: so many can have a value, and so many must for want of others. */
function distinctBounds(model: CookModel, component: Component, member: number, classAt: number) {
  const all = distinctCombinations(model.components);
  const withValue = combinationsWith(component, member, classAt) * (all / component.count);
  return {
    most: clip(withValue, model.targetSize),
    least: Math.max(0, model.targetSize - clip(all - withValue, model.targetSize)),
  };
}

function textOf(units: bigint): string {
  const scale = UNITS / 10n ** BigInt(PLACES);
  const rounded = (units + scale / 2n) / scale;
  const whole = rounded / 10n ** BigInt(PLACES);
  const digits = (rounded % 10n ** BigInt(PLACES)).toString().padStart(PLACES, '0').replace(/0+$/, '');
  return digits === '' ? String(whole) : `${whole}.${digits}`;
}

function within(units: bigint, least: bigint, most: bigint): bigint {
  if (units < least) return least;
  return units > most ? most : units;
}

/** The expectations of a class's values, by the part of its weight that a value has. */
export function expectationsWithin(
  model: CookModel,
  component: Component,
  place: { readonly member: number; readonly classAt: number },
  count: ClassCount,
): (weight: number, of: number) => Expectation {
  const bounds = component.isDistinguishing
    ? distinctBounds(model, component, place.member, place.classAt)
    : { most: count.may, least: 0 };
  const atMost = Math.min(count.may, bounds.most);
  return (weight, of) => {
    const atLeast = Math.max(weight === of ? count.must : 0, bounds.least);
    const units = (count.expected * BigInt(weight)) / BigInt(of);
    return {
      expected: textOf(within(units, BigInt(atLeast) * UNITS, BigInt(atMost) * UNITS)),
      basis: component.isDistinguishing && atLeast !== atMost ? 'approximate' : 'exact',
      atLeast,
      atMost,
    };
  };
}
