import type { CookExecutionId, GenerationId, SpellCastId } from '@genledger/domain/kernel';
import { type ClientSession, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { fromObjectId, toObjectId } from '../mappers/index.ts';

/** How long a caller's key is honoured, ms. */
export const IDEMPOTENCY_WINDOW_MS = 86_400_000;

/** What a request with a key made. */
export type IdempotentResult =
  | { readonly generationId: GenerationId }
  | { readonly executionId: CookExecutionId | SpellCastId };

/** What a caller's key made. */
export interface IdempotencyRecord {
  readonly key: string;
  /** SHA-256 of the request's body, hexadecimal: the same key with another body is a mistake of the caller. */
  readonly requestHash: string;
  readonly made: IdempotentResult;
  readonly createdAt: Date;
}

/** What a key made, if it is still honoured. */
export async function findIdempotencyKey(
  database: Database,
  key: string,
  now: Date,
): Promise<IdempotencyRecord | undefined> {
  const found = await database.idempotencyKeys.findOne({
    key,
    createdAt: { $gt: new Date(now.getTime() - IDEMPOTENCY_WINDOW_MS) },
  });
  if (found === null) return undefined;
  const { requestHash, createdAt, generationId, executionId } = found;
  if (generationId)
    return { key, requestHash, createdAt, made: { generationId: fromObjectId(generationId) } };
  return executionId && { key, requestHash, createdAt, made: { executionId: fromObjectId(executionId) } };
}

/**
 * Keeps what a key made, in the transaction that makes it; one that is no longer honoured is replaced.
 * @throws a duplicate key where another request with this key is faster
 */
export async function keepIdempotencyKey(
  database: Database,
  record: IdempotencyRecord,
  session: ClientSession,
): Promise<void> {
  const { key, requestHash, made, createdAt } = record;
  const expired = new Date(createdAt.getTime() - IDEMPOTENCY_WINDOW_MS);
  await database.idempotencyKeys.deleteOne({ key, createdAt: { $lte: expired } }, { session });
  await database.idempotencyKeys.insertOne(
    {
      _id: new ObjectId(),
      key,
      requestHash,
      createdAt,
      ...('generationId' in made
        ? { generationId: toObjectId(made.generationId) }
        : { executionId: toObjectId(made.executionId) }),
    },
    { session },
  );
}
