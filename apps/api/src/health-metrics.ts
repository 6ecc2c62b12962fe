import type { LedgerContext } from '@genledger/services/context';
import { type LedgerHealth, readHealth, readOperation } from '@genledger/services/objectives';
import { Gauge, type Registry } from 'prom-client';
import { createOperationMetrics } from './operation-metrics.ts';

/** How long a reading is told again, ms: several scrapers cost the database no more than one. */
const KEEP_MS = 10_000;

/** Brings the gauges of the ledger's health up to date. */
export type HealthMetrics = (context: LedgerContext) => Promise<void>;

const age = (from: Date | undefined, now: Date): number =>
  from === undefined ? Number.NaN : Math.max(0, now.getTime() - from.getTime()) / 1000;

function gauges(registry: Registry) {
  const registers = [registry];
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge<Label>({ name: `genledger_${name}`, help, labelNames: [...labelNames], registers });
  return {
    ratio: gauge(
      'objective_ratio',
      'Share of an acceptance criterion over the last days; NaN where nothing was counted',
      ['objective'],
    ),
    target: gauge('objective_target', 'Share that the criterion asks for', ['objective']),
    holds: gauge('objective_holds', '1 where the criterion holds', ['objective']),
    roomLeft: gauge(
      'objective_room_left_ratio',
      'What is left of the room for misses over the last days, negative where more was used; NaN where it is not known',
      ['objective'],
    ),
    burn: gauge(
      'objective_burn_rate',
      'How many times as fast as the target allows its room is used, over a window up to now; NaN where nothing was counted',
      ['objective', 'window'],
    ),
    counted: gauge('objective_counted', 'What a burn rate was counted of', ['objective', 'window']),
    states: gauge('generations', 'Generations by status', ['status']),
    oldestOpen: gauge(
      'oldest_open_generation_age_seconds',
      'Age of the oldest open generation; NaN where none is',
    ),
    lastWebhook: gauge('last_webhook_age_seconds', 'Time since the last webhook; NaN where none ever came'),
    unsettled: gauge(
      'events_unsettled',
      'Events of the inbox that found no generation or could not be read',
      ['state'],
    ),
    reconciler: gauge('reconciler_running', '1 where some process holds the reconciler’s lease'),
    notifiers: gauge('notifiers', 'Notifiers that were heard of in the last half minute'),
    deliveriesDue: gauge(
      'deliveries_due_oldest_age_seconds',
      'How long the delivery has been due that waits longest; 0 where none is',
    ),
  };
}

function tell(all: ReturnType<typeof gauges>, health: LedgerHealth): void {
  for (const { id, actual, threshold, holds, roomLeft, windows } of health.objectives) {
    all.ratio.set({ objective: id }, actual ?? Number.NaN);
    all.target.set({ objective: id }, threshold);
    all.holds.set({ objective: id }, holds === true ? 1 : 0);
    all.roomLeft.set({ objective: id }, roomLeft ?? Number.NaN);
    for (const { window, burn, denominator } of windows) {
      all.burn.set({ objective: id, window }, burn ?? Number.NaN);
      all.counted.set({ objective: id, window }, denominator);
    }
  }
  for (const [status, count] of Object.entries(health.states)) all.states.set({ status }, count);
  for (const [state, count] of Object.entries(health.inbox.unsettled)) all.unsettled.set({ state }, count);
  all.oldestOpen.set(age(health.oldestOpen, health.at));
  all.lastWebhook.set(age(health.inbox.lastWebhookAt, health.at));
  all.reconciler.set(health.reconciler.isAlive ? 1 : 0);
  const { alive, oldestDue } = health.notifiers;
  all.notifiers.set(alive.length);
  all.deliveriesDue.set(oldestDue === undefined ? 0 : age(oldestDue, health.at));
}

/** Makes the gauges of the ledger's health. */
export function createHealthMetrics(registry: Registry): HealthMetrics {
  const all = gauges(registry);
  const tellOperation = createOperationMetrics(registry);
  let readAtMs = Number.NEGATIVE_INFINITY;
  return async (context) => {
    const nowMs = context.clock.now().getTime();
    if (nowMs - readAtMs < KEEP_MS) return;
    readAtMs = nowMs;
    const [health, operation] = await Promise.all([readHealth(context), readOperation(context)]);
    tell(all, health);
    tellOperation(operation);
  };
}
