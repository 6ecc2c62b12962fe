import { type ClaimedDelivery, type DeliveryAttempt, newAttemptId } from '@genledger/db/repositories';
import { deliveryIdOf } from '@genledger/domain/delivery';

/** A claim that a notifier left behind when it ended, or lost touch, before it had told the outcome. */
export interface AbandonedClaim {
  readonly owner: string;
  readonly token: number;
}

/** What is kept of a claim that was left behind: whether it was sent, nobody knows. */
export function abandonedAttempt(
  { announcement, subject, accountId, platform }: ClaimedDelivery,
  { owner, token }: AbandonedClaim,
  foundAt: Date,
): DeliveryAttempt | undefined {
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
