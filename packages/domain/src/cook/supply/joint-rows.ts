import type { Component, Signature } from '../model/component.ts';
import type { Row } from './row.ts';

/** Pieces by the signatures of several components. */
export interface JointRow extends Row {
  /** The position of the signature, for each component. */
  readonly signatures: readonly number[];
}

/** Most rows of one deck. */
const MOST_ROWS = 20_000;

interface Draft {
  readonly signatures: readonly number[];
  readonly supplies: readonly number[];
  readonly weight: bigint;
  readonly count: bigint;
}

function join(row: Draft, signature: Signature | undefined, at: number): Draft {
  return {
    signatures: [...row.signatures, at],
    supplies: [...row.supplies, ...(signature?.supplies ?? [])],
    weight: row.weight * (signature?.weight ?? 1n),
    count: row.count * (signature?.count ?? 1n),
  };
}

function finish({ count, ...row }: Draft, target: number): JointRow {
  return { ...row, room: count > BigInt(target) ? target : Number(count) };
}

const emptyDraft = (factor: bigint): Draft => ({ signatures: [], supplies: [], weight: 1n, count: factor });

/**
 * Every choice of one signature for each component; nothing where there are too many.
 * @param factor how many combinations of other components go with each of theirs
 */
export function jointRows(
  components: readonly Component[],
  factor: bigint,
  target: number,
): readonly JointRow[] | undefined {
  const size = components.reduce((product, { signatures }) => product * signatures.length, 1);
  if (size > MOST_ROWS) return undefined;
  const drafts = components.reduce<readonly Draft[]>(
    (rows, { signatures }) =>
      rows.flatMap((row) => signatures.map((signature, at) => join(row, signature, at))),
    [emptyDraft(factor)],
  );
  return drafts.map((draft) => finish(draft, target));
}

/**
 * The choices in which one component at most draws on supplies: a part of all choices, whose number does not multiply. Nothing where
 * there are too many, or where a component always draws on some.
 */
export function sparseRows(
  components: readonly Component[],
  factor: bigint,
  target: number,
): readonly JointRow[] | undefined {
  const plain = components.map(({ signatures }) =>
    signatures.findIndex(({ supplies }) => supplies.length === 0),
  );
  const size = components.reduce((sum, { signatures }) => sum + signatures.length, 0);
  if (plain.includes(-1) || size > MOST_ROWS) return undefined;
  const rowOf = (changed: number, to: number): Draft => {
    return components.reduce((row, { signatures }, place) => {
      const at = place === changed ? to : (plain[place] ?? 0);
      return join(row, signatures[at], at);
    }, emptyDraft(factor));
  };
  const changes = components.flatMap(({ signatures }, place) => {
    return [...signatures.keys()].filter((at) => at !== plain[place]).map((at) => rowOf(place, at));
  });
  return [rowOf(-1, 0), ...changes].map((draft) => finish(draft, target));
}
