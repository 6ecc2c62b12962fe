import type { GenerationStatus } from '../generation/index.ts';
import { isTerminal } from '../generation/index.ts';

/** One try at one piece: its place in the collection, which piece is tried there (0, then its replacements), and the how-manieth time. */
export interface PieceTry {
  readonly index: number;
  readonly replacement: number;
  /** From 1. */
  readonly attempt: number;
}

/** A try that was made, and what became of it. */
export interface TriedPiece<Id> extends PieceTry {
  readonly id: Id;
  readonly status: GenerationStatus;
}

/** What is done where a piece fails. */
export interface FailureRule {
  /** How often one piece is tried in all, at least 1. */
  readonly attempts: number;
  /** Whether another piece takes the place of one that failed for good. */
  readonly thenReplace: boolean;
}

/** Pieces that may take one place after each other: a tool that fails always would be paid without end. */
export const REPLACEMENTS_AT_MOST = 3;

/** What a place of the collection needs next. */
export type PlaceDecision<Id> =
  /** It has its piece; tries that still run would be a second one. */
  | { readonly kind: 'made'; readonly superfluous: readonly Id[] }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'again'; readonly next: PieceTry }
  /** It is given up: every try that the rule allows has failed. */
  | { readonly kind: 'lost' };

/**
 * What a place needs, judged by all that was tried there. A cancelled try counts as a failed one, since providers cancel of their
 * own accord; who wants no more pieces stops the execution.
 */
export function decidePlace<Id>(tries: readonly TriedPiece<Id>[], rule: FailureRule): PlaceDecision<Id> {
  const open = tries.filter(({ status }) => !isTerminal(status));
  if (tries.some(({ status }) => status === 'success')) {
    return { kind: 'made', superfluous: open.map(({ id }) => id) };
  }
  const last = tries.toSorted((a, b) => a.replacement - b.replacement || a.attempt - b.attempt).at(-1);
  if (open.length > 0 || last === undefined) return { kind: 'waiting' };
  const { index, replacement, attempt } = last;
  if (attempt < rule.attempts) {
    return { kind: 'again', next: { index, replacement, attempt: attempt + 1 } };
  }
  return rule.thenReplace && replacement < REPLACEMENTS_AT_MOST
    ? { kind: 'again', next: { index, replacement: replacement + 1, attempt: 1 } }
    : { kind: 'lost' };
}
