import { type ClaimedDelivery, type DeliveryAttempt, newAttemptId } from '@genledger/db/repositories';
import { deliveryIdOf } from '@genledger/domain/delivery';

/** A delivery that was taken over from a notifier that ended, or lost touch, before it had told the outcome. */
export interface Abandoned {
  readonly delivery: ClaimedDelivery;
  /** Who had it, and the fencing token of that claim. */
  readonly owner: string;
  readonly token: number;
}

/** What is kept of the claim that was left behind: whether it was sent, nobody knows. */
export function abandonedAttempt(abandoned: Abandoned, foundAt: Date): DeliveryAttempt | undefined {
  const { delivery, owner, token } = abandoned;
  const { announcement, subject, accountId, platform } = delivery;
  if (announcement === undefined) return undefined;
  return {
    id: newAttemptId(),
    deliveryId: deliveryIdOf(subject, announcement),
    subject,
    accountId,
    platform,
    notifier: owner,
    token,
    startedAt: foundAt,
    result: 'interrupted',
    reason: 'the notifier ended, or lost touch, before it told the outcome: it may have been sent',
  };
}
