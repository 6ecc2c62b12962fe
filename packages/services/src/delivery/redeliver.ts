import {
  countRedeliverable,
  type DeliveryFilter,
  findDeliveryRecord,
  redeliverMatching,
  redeliverOne,
} from '@genledger/db/repositories';
import { type DeliverySubject, isSubjectEnd } from '@genledger/domain/delivery';
import { formatFilter } from '@genledger/domain/filter';
import { type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { SUBJECT_WORDS } from './subjects.ts';

/** Which deliveries are made once more: their state is always named, so that nothing goes out again by an oversight. */
export type RedeliveryFilter = DeliveryFilter & {
  readonly deliveryStatus: 'sent' | 'dropped' | 'pending';
};

/** Why a record cannot be delivered; nothing where its delivery is due or under way already. */
async function refusalOf(
  { database }: LedgerContext,
  subject: DeliverySubject,
): Promise<Result<undefined, ServiceError>> {
  const word = SUBJECT_WORDS[subject.kind];
  const record = await findDeliveryRecord(database, subject);
  if (record === undefined) return serviceError('not-found', `There is no ${word} ${subject.id}.`);
  if (!isSubjectEnd(subject.kind, record.status)) {
    return serviceError('not-deliverable', `The ${word} has not ended: there is nothing to tell yet.`);
  }
  if (record.deliveryStatus === 'pending' && record.nextDeliveryAt !== undefined) return success(undefined);
  return record.deliveryStatus === 'skipped'
    ? serviceError('not-deliverable', `Nobody is to be told of this ${word} alone.`)
    : serviceError('not-deliverable', 'The record comes from the old database: such are never announced.');
}

/**
 * Makes a delivery due anew, with all of its tries before it; its id stays, so that receivers can tell the repeat. One that is due or
 * being sent already is left alone.
 */
export async function redeliver<Subject extends DeliverySubject>(
  context: LedgerContext,
  subject: Subject,
): Promise<Result<Subject, ServiceError>> {
  const { database, clock, log } = context;
  if (await redeliverOne(database, subject, clock.now())) {
    log.info({ ...subject }, 'a delivery was made due anew');
    return success(subject);
  }
  const refusal = await refusalOf(context, subject);
  return refusal.ok ? success(subject) : refusal;
}

/** How many deliveries {@link redeliverAll} would make due. */
export function countDeliveriesToRedeliver(
  context: LedgerContext,
  filter: RedeliveryFilter,
): Promise<number> {
  return countRedeliverable(context.database, filter, context.clock.now());
}

/**
 * Makes deliveries due anew by a filter.
 * @param expected how many were shown to whoever decided; where more are concerned by now, nothing is done
 * @returns how many are due now
 */
export async function redeliverAll(
  context: LedgerContext,
  filter: RedeliveryFilter,
  expected: number,
): Promise<Result<{ readonly redelivered: number }, ServiceError>> {
  const { database, clock, log } = context;
  const count = await countDeliveriesToRedeliver(context, filter);
  if (count > expected) {
    return serviceError('count-changed', `${count} deliveries are concerned, not ${expected}. Look again.`);
  }
  const redelivered = await redeliverMatching(database, filter, clock.now());
  const { matching, ...narrowed } = filter;
  const written = matching && { matching: formatFilter(matching.terms) };
  log.info({ filter: { ...narrowed, ...written }, redelivered }, 'deliveries were made due anew');
  return success({ redelivered });
}
