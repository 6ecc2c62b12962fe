import type { GenerationDocument } from '@genledger/db/client';
import type { DeliveryAttempt } from '@genledger/db/repositories';
import { deliveryIdOf } from '@genledger/domain/delivery';
import type { GenerationId } from '@genledger/domain/kernel';
import { maskTarget } from '../secret/index.ts';

/** A delivery as users see it: what is told, to whom, and where that stands. Times are dates. */
export type DeliveryView = ReturnType<typeof viewDelivery>;

/** One try as users see it. */
export type AttemptView = ReturnType<typeof viewAttempt>;

/** Makes the view of a record's delivery; secrets of its target are only said to be there. */
export function viewDelivery(document: GenerationDocument) {
  const { responseTimestamp: endedAt, notificationTarget, deliveryTimestamp, deliveryError } = document;
  const { nextDeliveryAt, deliveryHold } = document;
  const id = document._id.toHexString() as GenerationId;
  return {
    generationId: id,
    ...(endedAt && {
      deliveryId: deliveryIdOf({ kind: 'generation', id }, { ...document, endedAt }),
      endedAt,
    }),
    accountId: document.accountId,
    environment: document.environment,
    toolId: document.toolId,
    toolDisplayName: document.toolDisplayName,
    status: document.status,
    requestTimestamp: document.requestTimestamp,
    notificationPlatform: document.notificationPlatform,
    ...(notificationTarget !== undefined && { notificationTarget: maskTarget(notificationTarget) }),
    deliveryStatus: document.deliveryStatus,
    deliveryAttempts: document.deliveryAttempts,
    ...(deliveryTimestamp && { deliveryTimestamp }),
    ...(deliveryError !== undefined && { deliveryError }),
    ...(nextDeliveryAt && { nextDeliveryAt }),
    ...(deliveryHold !== undefined && { deliveryHold }),
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
