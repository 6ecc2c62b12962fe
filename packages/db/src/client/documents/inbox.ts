import type { ObjectId } from 'mongodb';
import type { EventSourceDocument } from './generation.ts';

export type EventStateDocument =
  | 'received'
  | 'applied'
  | 'ignored'
  | 'conflict'
  | 'unmatched'
  | 'unknown'
  | 'invalid';

export interface WebhookEventDocument {
  _id: ObjectId;
  contentKey: string;
  provider: string;
  source: EventSourceDocument;
  providerRunId?: string;
  generationId?: ObjectId;
  providerStatus?: string;
  rawBody: string;
  /** The W3C trace context in which it was received; absent where nothing was traced. */
  traceparent?: string;
  receivedAt: Date;
  state: EventStateDocument;
  outcome?: string;
  settledAt?: Date;
  attempts: number;
  lastError?: string;
  leaseOwner?: string;
  leaseUntil?: Date;
}
