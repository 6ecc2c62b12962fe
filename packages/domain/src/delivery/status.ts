/** Where telling the user stands: due or waiting, done, given up, or never meant. */
export const DELIVERY_STATUSES = ['pending', 'sent', 'dropped', 'skipped'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** How a user is told of an end. */
export interface Notification {
  /** `webhook`, `telegram`, `discord`, `email`, `web`, ..., or `none`. */
  readonly platform: string;
  /** Where on that platform: an address, a chat. Its shape belongs to the channel. */
  readonly target?: unknown;
  /** Whether a cook piece or spell step is announced by itself, and not only its execution. */
  readonly announce: boolean;
}

/** The delivery status of a new record: `skipped` where nobody is to be told, else `pending`. */
export function initialDeliveryStatus(platform: string): DeliveryStatus {
  return platform === 'none' ? 'skipped' : 'pending';
}

/** What completion makes of a delivery. */
export interface DeliveryDecision {
  readonly deliveryStatus: DeliveryStatus;
  /** When the notifier may try first; absent where there is nothing to deliver. */
  readonly nextDeliveryAt?: Date;
}

/**
 * Whether something that has just ended is announced: a single generation and an execution of its own are; a piece, a step, or a cast
 * that makes a piece only where that was asked for, since the execution that it is part of is announced instead.
 */
export function deliveryAtCompletion(
  platform: string,
  announcedAlone: boolean,
  completedAt: Date,
): DeliveryDecision {
  if (platform === 'none' || !announcedAlone) return { deliveryStatus: 'skipped' };
  return { deliveryStatus: 'pending', nextDeliveryAt: completedAt };
}
