import { createHash } from 'node:crypto';
import { findIdempotencyKey, type IdempotentResult } from '@genledger/db/repositories';
import { type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from './context.ts';
import { type ServiceError, serviceError } from './errors.ts';

/** A request that may come twice. */
export interface IdempotentRequest {
  /** The caller's key, made unique to the caller. */
  readonly key: string;
  /** SHA-256 of what was asked for, hexadecimal. */
  readonly requestHash: string;
}

/** The request behind a key; nothing without one. */
export function idempotentRequest(key: string | undefined, input: unknown): IdempotentRequest | undefined {
  if (key === undefined) return undefined;
  return { key, requestHash: createHash('sha256').update(JSON.stringify(input)).digest('hex') };
}

/** What a request with this key made before; nothing where it is new, an error where the key came with another request. */
export async function findReplay(
  { database, clock }: Pick<LedgerContext, 'database' | 'clock'>,
  request: IdempotentRequest | undefined,
): Promise<Result<IdempotentResult, ServiceError> | undefined> {
  const known = request && (await findIdempotencyKey(database, request.key, clock.now()));
  if (known === undefined) return undefined;
  return known.requestHash === request?.requestHash
    ? success(known.made)
    : serviceError(
        'idempotency-key-reused',
        'This Idempotency-Key came with another body before. Use a new key for a new request.',
      );
}
