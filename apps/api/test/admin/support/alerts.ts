import type { Database } from '@genledger/db/client';
import { toMoney, toWhole } from '@genledger/db/mappers';

const MINUTE_MS = 60_000;

/** Adds an alert of each kind: one that is raised, one that is dismissed, one that is over. */
export async function addAlerts(database: Database, now: Date, text?: string): Promise<void> {
  const why = text ?? 'planned maintenance';
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS);
  const common = {
    schemaVersion: 2,
    environment: 'production',
    accountId: 'operators',
    notificationPlatform: 'none',
    deliveryAttempts: 0,
  };
  await database.db.collection('alerts').insertMany([
    {
      ...common,
      openKey: 'dropped-share/webhook',
      rule: 'dropped-share',
      group: 'webhook',
      status: 'raised',
      level: 'alert',
      title: 'Deliveries dropped: webhook',
      value: toMoney('0.31'),
      threshold: toMoney('0.2'),
      firstSeenAt: ago(95),
      lastSeenAt: ago(1),
      changedAt: ago(40),
      seen: toWhole(94),
    },
    {
      ...common,
      openKey: 'oldest-open/',
      rule: 'oldest-open',
      group: '',
      status: 'raised',
      level: 'warning',
      title: 'Old open generation',
      value: toMoney('50400000'),
      threshold: toMoney('43200000'),
      firstSeenAt: ago(130),
      lastSeenAt: ago(1),
      changedAt: ago(130),
      seen: toWhole(129),
      dismissal: { by: why, why, at: ago(60), until: ago(-300) },
    },
    {
      ...common,
      openKey: 'over',
      rule: 'inbox-lag',
      group: text ?? '',
      status: 'resolved',
      level: 'warning',
      title: text ?? 'Inbox waits',
      accountId: text ?? 'operators',
      deliveryError: why,
      notificationTarget: { url: why },
      environment: text ?? 'production',
      value: toMoney('0'),
      threshold: toMoney('60000'),
      firstSeenAt: ago(500),
      lastSeenAt: ago(480),
      changedAt: ago(478),
      seen: toWhole(20),
    },
  ]);
}
