import { type Database, inTransaction, isDuplicateKey } from '@genledger/db/client';
import { addChild, insertGeneration, keepIdempotencyKey, releaseUnmatched } from '@genledger/db/repositories';
import { type GenerationId, type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { findReplay, type IdempotentRequest, idempotentRequest } from '../idempotency.ts';
import { refuseParent } from './check-parent.ts';
import type { CreateGenerationInput } from './input.ts';
import { type PreparedGeneration, parentOf, prepareGeneration } from './prepare-generation.ts';

/** A created generation, or the one that an earlier request with the same key created. */
export interface CreatedGeneration {
  readonly id: GenerationId;
  /** True where it is to be handed to its provider now. */
  readonly toSubmit: boolean;
  /** True where an earlier request with this key made it, and this one changed nothing. */
  readonly replayed: boolean;
}

/** What a caller's key and body made before; nothing where they are new. */
async function replay(
  context: LedgerContext,
  request: IdempotentRequest | undefined,
): Promise<Result<CreatedGeneration, ServiceError> | undefined> {
  const known = await findReplay(context, request);
  if (known === undefined || !known.ok) return known;
  return 'generationId' in known.value
    ? success({ id: known.value.generationId, toSubmit: false, replayed: true })
    : serviceError(
        'idempotency-key-reused',
        'This Idempotency-Key started an execution before. Use a new key.',
      );
}

/** Its parent ended between our look at it and the write. */
class ParentEnded extends Error {
  override readonly name = 'ParentEnded';
}

/** Writes the record with all that belongs to it: its parent's list and counts, and the caller's key. */
async function persist(
  database: Database,
  { record, open }: PreparedGeneration,
  idempotency: IdempotentRequest | undefined,
): Promise<void> {
  const { id, parent, requestTimestamp } = record.generation.basis;
  if (parent.kind === 'single' && idempotency === undefined) {
    await insertGeneration(database, record, open);
    return;
  }
  await inTransaction(database, async (session) => {
    await insertGeneration(database, record, open, session);
    if (parent.kind !== 'single' && !(await addChild(database, parent, id, session))) throw new ParentEnded();
    if (idempotency !== undefined) {
      const kept = { ...idempotency, made: { generationId: id }, createdAt: requestTimestamp };
      await keepIdempotencyKey(database, kept, session);
    }
  });
}

/**
 * Creates a generation: a durable `pending` record with the tool's name and the prices in force.
 * @param idempotencyKey the caller's key, already made unique to the caller; a repeat within 24 h gives the same record
 * @returns the new id, or why nothing was created
 */
export async function createGeneration(
  context: LedgerContext,
  input: CreateGenerationInput,
  idempotencyKey?: string,
): Promise<Result<CreatedGeneration, ServiceError>> {
  const { database, clock } = context;
  const request = idempotentRequest(idempotencyKey, input);
  const known = await replay(context, request);
  if (known) return known;
  const parent = parentOf(input);
  const refused = parent.kind === 'single' ? undefined : await refuseParent(context, parent);
  if (refused) return refused;
  const prepared = await prepareGeneration(context, input, clock.now());
  if (!prepared.ok) return prepared;
  try {
    await persist(database, prepared.value, request);
  } catch (error) {
    if (error instanceof ParentEnded) {
      return serviceError('already-ended', 'Its parent has just ended: it takes no more children.');
    }
    if (!isDuplicateKey(error)) throw error;
    const message = `Another generation has run ${input.providerRunId} of ${input.provider}.`;
    return (await replay(context, request)) ?? serviceError('run-belongs-to-another', message);
  }
  if (input.provider && input.providerRunId) {
    await releaseUnmatched(database, input.provider, input.providerRunId);
  }
  return success({ id: prepared.value.record.generation.basis.id, toSubmit: input.submit, replayed: false });
}
