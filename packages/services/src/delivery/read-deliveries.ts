import type { ListPosition } from '@genledger/db/filter';
import {
  type DeliveryFilter,
  findDeliveryRecord,
  listAttempts,
  listDeliveryRecords,
} from '@genledger/db/repositories';
import type { DeliverySubject } from '@genledger/domain/delivery';
import { type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import type { Page } from '../generation/read-generations.ts';
import { SUBJECT_WORDS } from './subjects.ts';
import { type AttemptView, type DeliveryView, viewAttempt, viewDelivery } from './view.ts';

/** Tries shown with a delivery at most. */
const ATTEMPTS_SHOWN = 200;

/** A delivery with its tries, oldest first. */
export type DeliveryWithAttempts = DeliveryView & { readonly attempts: readonly AttemptView[] };

/** A page of deliveries of what has ended, newest request first. */
export async function listDeliveries(
  context: LedgerContext,
  filter: DeliveryFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<Page<DeliveryView>> {
  const page = await listDeliveryRecords(context.database, filter, after, limit);
  return { ...page, items: page.items.map(viewDelivery) };
}

/** The delivery of a subject, with every try of the last ninety days. */
export async function getDelivery(
  context: LedgerContext,
  subject: DeliverySubject,
): Promise<Result<DeliveryWithAttempts, ServiceError>> {
  const record = await findDeliveryRecord(context.database, subject);
  if (record === undefined) {
    return serviceError('not-found', `There is no ${SUBJECT_WORDS[subject.kind]} ${subject.id}.`);
  }
  const attempts = await listAttempts(context.database, subject, ATTEMPTS_SHOWN);
  return success({ ...viewDelivery(record), attempts: attempts.map(viewAttempt) });
}
