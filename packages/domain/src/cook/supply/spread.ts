import { grant, type Remainder, type Row, roomOf } from './row.ts';

/** Weights are kept to 31 bits, so that a product with a number of pieces is exact. */
const WEIGHT_LIMIT = 2n ** 31n;
/** Rounds after which the rest is given to whoever has room: each round but the last fills a row or empties a supply, or nearly so. */
const MOST_ROUNDS = 100;

/** Weights as whole numbers that add up to about 2^31 at most; none becomes nothing. */
export function boundedWeights(rows: readonly Row[]): readonly number[] {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0n);
  return rows.map(({ weight }) => {
    if (total <= WEIGHT_LIMIT) return Number(weight);
    const scaled = Number((weight * WEIGHT_LIMIT) / total);
    return weight > 0n ? Math.max(1, scaled) : 0;
  });
}

/** Shares out pieces by weight; what is left by rounding down goes to the largest remainders, the first of equals first. */
function apportion(pieces: number, weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const remainders = weights.map((weight) => (pieces * weight) % total);
  const shares = weights.map((weight, at) => (pieces * weight - (remainders[at] ?? 0)) / total);
  const missing = pieces - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = weights
    .map((_, at) => at)
    .sort((a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b);
  for (const at of byRemainder.slice(0, missing)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

/** Cuts a share so that rows that draw on one supply have parts of it in proportion to what they ask for. */
function affordable(
  row: Row,
  share: number,
  left: readonly number[],
  asked: ReadonlyMap<number, number>,
): number {
  return row.supplies.reduce((most, supply) => {
    const [given, wanted] = [left[supply] ?? 0, asked.get(supply) ?? 0];
    if (wanted <= given) return most;
    return Math.min(most, (share * given - ((share * given) % wanted)) / wanted);
  }, share);
}

function demandOf(
  rows: readonly Row[],
  active: readonly number[],
  shares: readonly number[],
): Map<number, number> {
  const asked = new Map<number, number>();
  active.forEach((at, place) => {
    for (const supply of rows[at]?.supplies ?? []) {
      asked.set(supply, (asked.get(supply) ?? 0) + (shares[place] ?? 0));
    }
  });
  return asked;
}

/** One round: every row gets of its share what there is room for. Returns how many pieces were given. */
function spreadOnce(
  rows: readonly Row[],
  state: Remainder,
  active: readonly number[],
  shares: readonly number[],
): number {
  const asked = demandOf(rows, active, shares);
  const before = [...state.left];
  let given = 0;
  active.forEach((at, place) => {
    const row = rows[at];
    if (row === undefined) return;
    const pieces = Math.min(roomOf(rows, state, at), affordable(row, shares[place] ?? 0, before, asked));
    grant(rows, state, at, pieces);
    given += pieces;
  });
  return given;
}

/** Gives what is left to rows that have room, the largest share first and one piece each where that is enough. */
function fillUp(
  rows: readonly Row[],
  state: Remainder,
  order: readonly number[],
  pieces: number,
  each: number,
): number {
  let left = pieces;
  for (const at of order) {
    const given = Math.min(left, each, roomOf(rows, state, at));
    grant(rows, state, at, given);
    left -= given;
  }
  return left;
}

/**
 * Shares out pieces among rows by weight, as far as rooms and supplies allow: what a full row cannot take goes to the others by
 * their weights.
 * @returns how many pieces found no row
 */
export function spread(
  rows: readonly Row[],
  weights: readonly number[],
  state: Remainder,
  candidates: readonly number[],
  pieces: number,
): number {
  let left = pieces;
  for (let round = 0; left > 0; round += 1) {
    const active = candidates.filter((at) => roomOf(rows, state, at) > 0);
    if (active.length === 0) return left;
    const shares = apportion(
      left,
      active.map((at) => weights[at] ?? 0),
    );
    const given = spreadOnce(rows, state, active, shares);
    left -= given;
    if (given === 0 || round >= MOST_ROUNDS) {
      const order = active
        .map((at, place) => ({ at, share: shares[place] ?? 0 }))
        .sort((a, b) => b.share - a.share || a.at - b.at)
        .map(({ at }) => at);
      left = fillUp(rows, state, order, left, round >= MOST_ROUNDS ? left : 1);
    }
  }
  return 0;
}
