/** Why a delivery waits without a try being made. */
export const DELIVERY_HOLDS = ['not-configured', 'circuit-open', 'rate-limited'] as const;
export type DeliveryHold = (typeof DELIVERY_HOLDS)[number];

/** What a receiver said to one try, for the record. */
export interface TryDetails {
  /** A sentence for people; no secrets. */
  readonly reason?: string;
  /** The status of an HTTP or SMTP answer. */
  readonly statusCode?: number;
  /** The beginning of the answer. */
  readonly excerpt?: string;
}

/** How one try ended. */
export type TryResult = TryDetails &
  (
    | { readonly kind: 'delivered' }
    /** May go better later. */
    | {
        readonly kind: 'failed';
        readonly reason: string;
        /** The receiver's own wish, ms. */
        readonly retryAfterMs?: number;
        /** The receiver is there and turned this one away: nothing is held against others to it. */
        readonly isUp?: true;
      }
    /** Will never go better: gone, blocked, no such address. */
    | { readonly kind: 'refused'; readonly reason: string }
    /** No try was made, or the platform's own limit turned it away: it counts for nothing. */
    | {
        readonly kind: 'held';
        readonly hold: DeliveryHold;
        readonly reason: string;
        readonly untilMs: number;
      }
  );
