import { type CookDefinition, type PiecePlan, planPieces } from '@genledger/domain/cook';
import type { CookExecutionId } from '@genledger/domain/kernel';

/** Plans that are kept: those of large collections take a while to make, and are asked for again and again. */
const KEPT_AT_MOST = 16;

const kept = new Map<CookExecutionId, PiecePlan>();

/** The pieces of an execution; the definition and the seed of an execution never change, so that they are planned once. */
export function planOnce(id: CookExecutionId, definition: CookDefinition, seed: string): PiecePlan {
  const known = kept.get(id) ?? planPieces(definition, seed);
  kept.delete(id);
  kept.set(id, known);
  const oldest = kept.keys().next().value;
  if (kept.size > KEPT_AT_MOST && oldest !== undefined) kept.delete(oldest);
  return known;
}
