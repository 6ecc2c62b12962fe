import type { SettledEvent } from '@genledger/services/event';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { createHealthMetrics, type HealthMetrics } from './health-metrics.ts';

/** What the API counts, in Prometheus' terms; labels are bounded. */
export interface Metrics {
  readonly registry: Registry;
  readonly webhooks: Counter<'provider' | 'outcome'>;
  readonly acknowledgement: Histogram;
  readonly events: Counter<'provider' | 'state'>;
  readonly application: Histogram;
  readonly reconciled: Counter<'outcome'>;
  /** Under the name that notifiers use: a delivery is one whoever sends it. */
  readonly alertsTold: Counter<'platform' | 'outcome'>;
  readonly inboxBacklog: Gauge;
  readonly inboxOldestAge: Gauge;
  readonly health: HealthMetrics;
}

/** Makes the metrics of one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    health: createHealthMetrics(registry),
    webhooks: new Counter({
      name: 'genledger_webhooks_total',
      help: 'Webhook requests by provider and what became of them',
      labelNames: ['provider', 'outcome'],
      registers,
    }),
    acknowledgement: new Histogram({
      name: 'genledger_webhook_acknowledgement_seconds',
      help: 'Time from a webhook to its acknowledgement',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    events: new Counter({
      name: 'genledger_events_settled_total',
      help: 'Events of the inbox by provider and the state that they were settled in',
      labelNames: ['provider', 'state'],
      registers,
    }),
    application: new Histogram({
      name: 'genledger_event_application_seconds',
      help: 'Time from the receipt of an event to its application',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300],
      registers,
    }),
    reconciled: new Counter({
      name: 'genledger_reconciled_total',
      help: 'Generations that the reconciler looked after, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    alertsTold: new Counter({
      name: 'genledger_deliveries_settled_total',
      help: 'Alerts that the API told since no notifier ran, by platform and what a try made of them',
      labelNames: ['platform', 'outcome'],
      registers,
    }),
    inboxBacklog: new Gauge({
      name: 'genledger_inbox_events',
      help: 'Events that wait to be applied',
      registers,
    }),
    inboxOldestAge: new Gauge({
      name: 'genledger_inbox_oldest_age_seconds',
      help: 'Age of the oldest event that waits to be applied; 0 where none does',
      registers,
    }),
  };
}

/** Counts events that were settled, and how long they had waited. */
export function countSettled({ events, application }: Metrics, settled: readonly SettledEvent[]): void {
  for (const { provider, state, waitedMs } of settled) {
    events.inc({ provider, state });
    application.observe(waitedMs / 1000);
  }
}
