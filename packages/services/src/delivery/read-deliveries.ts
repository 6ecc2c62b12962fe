import {
  type DeliveryFilter,
  deliveryRecords,
  findGenerationRecord,
  type GenerationPosition,
  listAttempts,
  listGenerationRecords,
} from '@genledger/db/repositories';
import { type GenerationId, type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import type { Page } from '../generation/read-generations.ts';
import { type AttemptView, type DeliveryView, viewAttempt, viewDelivery } from './view.ts';

/** Tries shown with a delivery at most. */
const ATTEMPTS_SHOWN = 200;

/** A delivery with its tries, oldest first. */
export type DeliveryWithAttempts = DeliveryView & { readonly attempts: readonly AttemptView[] };

/** A page of deliveries of what has ended, newest request first. */
export async function listDeliveries(
  context: LedgerContext,
  filter: DeliveryFilter,
  after: GenerationPosition | undefined,
  limit: number,
): Promise<Page<DeliveryView, GenerationPosition>> {
  const records = await listGenerationRecords(context.database, deliveryRecords(filter), after, limit + 1);
  const shown = records.slice(0, limit);
  const last = records.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(viewDelivery),
    ...(last && {
      next: { requestTimestamp: last.requestTimestamp, id: last._id.toHexString() as GenerationId },
    }),
  };
}

/** The delivery of a generation, with every try of the last ninety days. */
export async function getDelivery(
  context: LedgerContext,
  id: GenerationId,
): Promise<Result<DeliveryWithAttempts, ServiceError>> {
  const record = await findGenerationRecord(context.database, id);
  if (record === undefined) return serviceError('not-found', `There is no generation ${id}.`);
  const attempts = await listAttempts(context.database, { kind: 'generation', id }, ATTEMPTS_SHOWN);
  return success({ ...viewDelivery(record), attempts: attempts.map(viewAttempt) });
}
