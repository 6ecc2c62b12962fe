import type { EventId } from '../kernel/index.ts';
import type { ProviderReport } from './report.ts';

/**
 * Who says so: the provider by `webhook`, the provider when asked (`poll`), the provider when it was given the work
 * (`submission`), an `operator`, or nobody (`expiry`: nothing was heard for too long).
 */
export const EVENT_SOURCES = ['webhook', 'poll', 'submission', 'operator', 'expiry'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

/** A report with its place in the ledger: what the state machine reads. */
export interface ProviderEvent {
  readonly eventId: EventId;
  readonly source: EventSource;
  /** When the inbox took it: the time that counts, since a replay must give the same figures. */
  readonly receivedAt: Date;
  readonly report: ProviderReport;
}
