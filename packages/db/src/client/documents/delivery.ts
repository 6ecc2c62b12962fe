import type { ObjectId } from 'mongodb';
import type { Whole } from './whole.ts';

/** Who delivers; in force while `nextDeliveryAt` equals `until`. The token grows with every claim. */
export interface DeliveryLeaseDocument {
  owner: string;
  token: Whole;
  until: Date;
}

/** What the notifier keeps of a delivery, wherever it lies. */
export interface DeliveryDocument {
  notificationPlatform: string;
  notificationTarget?: unknown;
  deliveryStatus: 'pending' | 'sent' | 'dropped' | 'skipped';
  deliveryAttempts: number;
  deliveryTimestamp?: Date;
  deliveryError?: string;
  nextDeliveryAt?: Date;
  deliveryLease?: DeliveryLeaseDocument;
  /** When it was first taken up, from which the time in all counts. */
  deliveryStartedAt?: Date;
  /** Why it waits without a try: `not-configured`, `circuit-open`, `rate-limited`. */
  deliveryHold?: string;
}

export interface DeliveryAttemptDocument {
  _id: ObjectId;
  deliveryId: string;
  subjectKind: string;
  subjectId: ObjectId;
  accountId: string;
  platform: string;
  destination?: string;
  notifier: string;
  token: Whole;
  startedAt: Date;
  durationMs?: Whole;
  result: string;
  reason?: string;
  statusCode?: number;
  excerpt?: string;
  fenced?: boolean;
}

export interface WebMessageDocument {
  _id: ObjectId;
  accountId: string;
  sequence: Whole;
  deliveryId: string;
  event: string;
  data: unknown;
  createdAt: Date;
}

export interface WebStreamDocument {
  _id: ObjectId;
  accountId: string;
  last: Whole;
}

export interface NotifierDocument {
  _id: ObjectId;
  name: string;
  startedAt: Date;
  seenAt: Date;
  endedAt?: Date;
  channels: Record<string, string>;
}
