import { randomBytes } from 'node:crypto';
import { decimalText, toMoney, toObjectId, toWhole } from '@genledger/db/mappers';
import type { TestDatabase } from '@genledger/db/testing';
import type { CookExecutionId } from '@genledger/domain/kernel';

/** Where executions lie, by the field that names them in a generation. */
const COLLECTIONS = { cookExecutionId: 'cookExecutions', spellCastId: 'spellCasts' } as const;
export type ParentField = keyof typeof COLLECTIONS;

/** What an execution says of its children. */
export interface ExecutionSums {
  readonly generationIds: readonly string[];
  readonly counts: Readonly<Record<'pending' | 'processing' | 'success' | 'failed' | 'cancelled', number>>;
  /** Decimal text without trailing zeros: how many MongoDB keeps depends on the order of its sums. */
  readonly costUsd: string;
  readonly pointsSpent: number;
}

/** Inserts an execution that has just begun, by the driver; gives its id. */
export async function insertExecution({ db }: Pick<TestDatabase, 'db'>, field: ParentField): Promise<string> {
  const id = randomBytes(12).toString('hex');
  await db.collection(COLLECTIONS[field]).insertOne({
    _id: toObjectId(id as CookExecutionId),
    schemaVersion: 2,
    initiatorAccountId: 'account-1',
    environment: 'e2e',
    status: 'running',
    startedAt: new Date(),
    generationIds: [],
    counts: { pending: 0, processing: 0, success: 0, failed: 0, cancelled: 0 },
    costUsd: toMoney('0'),
    pointsSpent: toWhole(0),
  });
  return id;
}

/** Reads what an execution says of its children. */
export async function readExecution(
  { db }: Pick<TestDatabase, 'db'>,
  field: ParentField,
  id: string,
): Promise<ExecutionSums> {
  const found = await db.collection(COLLECTIONS[field]).findOne({ _id: toObjectId(id as CookExecutionId) });
  if (found === null) throw new Error(`there is no execution ${id}`);
  return {
    generationIds: found['generationIds'].map(String),
    counts: found['counts'],
    costUsd: decimalText(found['costUsd']),
    pointsSpent: Number(found['pointsSpent']),
  };
}
