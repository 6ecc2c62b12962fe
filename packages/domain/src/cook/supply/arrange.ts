import { type Component, hasSupplies } from '../model/component.ts';
import type { CookModel } from '../model/model.ts';
import { deal } from './deal.ts';
import { type JointRow, jointRows, sparseRows } from './joint-rows.ts';
import type { Dealing } from './row.ts';

/** How many pieces of the target have which signatures of some components. */
export interface Deck {
  /** Positions of the components. */
  readonly components: readonly number[];
  readonly rows: readonly DeckRow[];
}

/** Pieces that are alike to the supplies of a deck's components. */
export interface DeckRow {
  /** The position of the signature, for each component of the deck. */
  readonly signatures: readonly number[];
  readonly pieces: number;
}

/** How the pieces of a target keep the supplies, and which components keep them different. */
export interface Arrangement {
  readonly decks: readonly Deck[];
  /** Where duplicates are forbidden: the deck, or none, whose rows hold enough different combinations, and the components that count. */
  readonly distinct?: { readonly deck: number | undefined; readonly components: readonly number[] };
}

/** Why the pieces of a target cannot be arranged. */
export interface Unarranged {
  readonly kind: 'impossible' | 'undecided';
  /** The components concerned. */
  readonly components: readonly number[];
}

/** With this many combinations to a piece, what is drawn is hardly ever a repeat; with fewer, supplies are counted together. */
const AMPLE = 16n;

/** Supplies that no row of the components draws on say nothing of them. */
function dealRows(rows: readonly JointRow[], { supplies, targetSize }: CookModel): Dealing {
  const concerned = new Map(
    [...new Set(rows.flatMap((row) => row.supplies))].map((supply, at) => [supply, at]),
  );
  const own = [...concerned.keys()].flatMap((supply) => supplies[supply] ?? []);
  const renumbered = rows.map((row) => ({
    ...row,
    supplies: row.supplies.map((supply) => concerned.get(supply) ?? 0),
  }));
  return deal(renumbered, own, targetSize);
}

function deckOf(
  model: CookModel,
  components: readonly number[],
  factor: bigint,
  rowsOf: typeof jointRows = jointRows,
): Deck | Unarranged {
  const members = components.flatMap((at) => model.components[at] ?? []);
  const rows = rowsOf(members, factor, model.targetSize);
  if (rows === undefined) return { kind: 'undecided', components };
  const dealing = dealRows(rows, model);
  if (dealing.kind !== 'dealt') return { kind: dealing.kind, components };
  const dealt = rows.map(({ signatures }, at) => ({ signatures, pieces: dealing.counts[at] ?? 0 }));
  return { components, rows: dealt.filter(({ pieces }) => pieces > 0) };
}

const productOf = (model: CookModel, components: readonly number[]): bigint => {
  return components.reduce((product, at) => product * (model.components[at]?.count ?? 1n), 1n);
};

/** All components in one deck, though not all choices of it: where it is dealt it holds, where it is not that says nothing. */
function sparseDeck(model: CookModel, components: readonly number[], factor: bigint): Deck | Unarranged {
  const deck = deckOf(model, components, factor, sparseRows);
  return 'rows' in deck ? deck : { kind: 'undecided', components };
}

/**
 * A deck of so many of the components with supplies, those with fewest signatures first, that the combinations suffice. Where
 * all of them are in it, what it cannot do is impossible.
 */
function distinctDeck(
  model: CookModel,
  free: readonly number[],
  supplied: readonly number[],
): Deck | Unarranged {
  const signatures = (at: number): number => model.components[at]?.signatures.length ?? 0;
  const order = [...supplied].sort((a, b) => signatures(a) - signatures(b) || a - b);
  const factor = productOf(model, free);
  const ample = BigInt(model.targetSize) * AMPLE;
  let best: Deck | undefined;
  for (let length = 0; length <= order.length; length += 1) {
    const components = order.slice(0, length);
    const outcome = deckOf(model, components, factor);
    if ('rows' in outcome) {
      if (factor * productOf(model, components) >= ample) return outcome;
      best = outcome;
    } else if (outcome.kind === 'undecided') {
      return best ?? sparseDeck(model, order, factor);
    }
  }
  return best ?? { kind: 'impossible', components: order };
}

/**
 * Decides how many pieces draw on which supplies, for every component that has some. It does not depend on the seed of a cook's
 * execution: a definition that can be arranged can be planned from any seed.
 */
export function arrange(model: CookModel): Arrangement | Unarranged {
  const positions = [...model.components.keys()];
  const is = (at: number, test: (component: Component) => boolean): boolean => {
    const component = model.components[at];
    return component !== undefined && test(component);
  };
  const distinguishing = positions.filter((at) => is(at, ({ isDistinguishing }) => isDistinguishing));
  const supplied = positions.filter((at) => is(at, hasSupplies));
  const free = distinguishing.filter((at) => !supplied.includes(at));
  const decks: Deck[] = [];
  let distinct: Arrangement['distinct'];
  if (distinguishing.length > 0) {
    const deck = distinctDeck(
      model,
      free,
      supplied.filter((at) => distinguishing.includes(at)),
    );
    if (!('rows' in deck)) return deck;
    distinct = {
      deck: deck.components.length > 0 ? 0 : undefined,
      components: [...deck.components, ...free],
    };
    if (deck.components.length > 0) decks.push(deck);
  }
  const dealtTogether = new Set(decks.flatMap(({ components }) => components));
  for (const at of supplied.filter((one) => !dealtTogether.has(one))) {
    const deck = deckOf(model, [at], BigInt(model.targetSize));
    if (!('rows' in deck)) return deck;
    decks.push(deck);
  }
  return { decks, ...(distinct !== undefined && { distinct }) };
}
