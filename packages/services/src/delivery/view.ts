import type { DeliveryAttempt, DeliveryRecord } from '@genledger/db/repositories';
import { deliveryIdOf } from '@genledger/domain/delivery';
import { maskTarget } from '../secret/index.ts';

/** A delivery as users see it: what is told, to whom, and where that stands. Times are dates. */
export type DeliveryView = ReturnType<typeof viewDelivery>;

/** One try as users see it. */
export type AttemptView = ReturnType<typeof viewAttempt>;

/** Makes the view of a delivery; secrets of its target are only said to be there. */
export function viewDelivery({ subject, notificationTarget, ...record }: DeliveryRecord) {
  const { endedAt } = record;
  return {
    ...subject,
    ...(endedAt && { deliveryId: deliveryIdOf(subject, { status: record.status, endedAt }) }),
    ...record,
    ...(notificationTarget !== undefined && { notificationTarget: maskTarget(notificationTarget) }),
  };
}

/** Makes the view of a try. */
export function viewAttempt({
  subject: _subject,
  accountId: _account,
  token: _token,
  ...shown
}: DeliveryAttempt) {
  return shown;
}
