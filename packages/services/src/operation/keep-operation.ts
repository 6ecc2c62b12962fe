import {
  findLastOperation,
  finishOperation,
  insertOperation,
  type OperationRecord,
} from '@genledger/db/repositories';
import type { LedgerContext } from '../context.ts';
import type { Operator } from './operator.ts';

/** What is kept of: what somebody has done by hand that stands in no single record's history. */
export type OperationKind =
  | 'cleanup'
  | 'cleanup-restore'
  | 'cleanup-purge'
  | 'migration'
  | 'migration-undo'
  | 'quarantine-settlement'
  | 'event-replay'
  | 'execution-control'
  | 'definition-change';

/** What is about to be done. */
export interface OperationRequest {
  readonly kind: OperationKind;
  /** What it is done to, in words. */
  readonly about: string;
  /** Who asks for it; a command line may leave the reason out. */
  readonly operator: Pick<Operator, 'name'> & Partial<Operator>;
}

/** What keeping needs; the database may be of any schema version. */
export type OperationContext = Pick<LedgerContext, 'clock' | 'database'>;

/**
 * Does something, and keeps in the ledger who asked for it, why, and what came of it. It is kept before it begins, so that nothing is
 * done without a trace; one without an end was cut off.
 * @param outcomeOf what came of it, in a sentence
 * @throws what the work throws, kept as its outcome
 */
export async function keepOperation<Value>(
  { database, clock }: OperationContext,
  { kind, about, operator: { name, why } }: OperationRequest,
  work: () => Promise<Value>,
  outcomeOf: (value: Value) => string,
): Promise<Value> {
  const request = { kind, about, operator: name, ...(why !== undefined && { why }) };
  const id = await insertOperation(database, { ...request, startedAt: clock.now() });
  const finish = (outcome: string) => finishOperation(database, id, outcome, clock.now());
  try {
    const value = await work();
    await finish(outcomeOf(value));
    return value;
  } catch (error) {
    // Where the database is away, what happened is more telling than that it could not be kept.
    await finish(`failed: ${error instanceof Error ? error.message : String(error)}`).catch(() => undefined);
    throw error;
  }
}

/** The last operation of some kinds. */
export function lastOperation(
  { database }: Pick<LedgerContext, 'database'>,
  kinds: readonly OperationKind[],
): Promise<OperationRecord | undefined> {
  return findLastOperation(database, kinds);
}
