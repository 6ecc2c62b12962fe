import {
  type Cleaning,
  listBatches,
  listCleanings,
  purgeBatch,
  type RestoredBatch,
  restoreBatch,
} from '@genledger/db/cleanup';
import { type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';

/** What came back from the trash. */
export interface Restored extends RestoredBatch {
  readonly cleaning: string;
  readonly isComplete: boolean;
}

/** What was destroyed. */
export interface Purged {
  readonly cleaning: string;
  readonly documents: number;
  readonly isComplete: boolean;
}

/** Cleanings that lie in the trash, newest first. */
export function readTrash({ database }: LedgerContext): Promise<readonly Cleaning[]> {
  return listCleanings(database);
}

/** The cleaning that is meant: the one that is named, else the only one. */
async function findCleaning(
  { database }: LedgerContext,
  named: string | undefined,
): Promise<Result<string, ServiceError>> {
  const ids = (await listCleanings(database)).map(({ id }) => id);
  const [only] = ids;
  if (only === undefined) return serviceError('not-found', 'The trash is empty.');
  if (named === undefined && ids.length === 1) return success(only);
  if (named !== undefined && ids.includes(named)) return success(named);
  const those = `The trash has ${ids.join(', ')}.`;
  return named === undefined
    ? serviceError('invalid-input', `${those} Say which with --batch.`)
    : serviceError('not-found', `There is no cleaning ${named} in the trash. ${those}`);
}

/** Puts what a cleaning took away back where it was, byte for byte, and its part into the weekly sums. */
export async function restoreCleaning(
  context: LedgerContext,
  named: string | undefined,
  signal?: AbortSignal,
): Promise<Result<Restored, ServiceError>> {
  const cleaning = await findCleaning(context, named);
  if (!cleaning.ok) return cleaning;
  let sum: RestoredBatch = { documents: 0, generations: 0, conflicts: [], isExpired: false };
  for (const batch of await listBatches(context.database, cleaning.value)) {
    if (signal?.aborted) break;
    const one = await restoreBatch(context.database, batch, context.clock.now());
    sum = {
      documents: sum.documents + one.documents,
      generations: sum.generations + one.generations,
      conflicts: [...sum.conflicts, ...one.conflicts],
      isExpired: sum.isExpired || one.isExpired,
    };
  }
  return success({ cleaning: cleaning.value, ...sum, isComplete: !signal?.aborted });
}

/** Destroys what a cleaning took away, before its time. */
export async function purgeCleaning(
  context: LedgerContext,
  named: string | undefined,
  signal?: AbortSignal,
): Promise<Result<Purged, ServiceError>> {
  const cleaning = await findCleaning(context, named);
  if (!cleaning.ok) return cleaning;
  let documents = 0;
  for (const batch of await listBatches(context.database, cleaning.value)) {
    if (signal?.aborted) break;
    documents += await purgeBatch(context.database, batch);
  }
  return success({ cleaning: cleaning.value, documents, isComplete: !signal?.aborted });
}
