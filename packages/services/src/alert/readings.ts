import { sumGenerations } from '@genledger/db/repositories';
import type { AlertReading, AlertRuleId } from '@genledger/domain/alert';
import { BURN_ALERTS, type BurnAlert, sustainedBurn } from '@genledger/domain/objective';
import type { LedgerContext } from '../context.ts';
import { type LedgerHealth, readHealth } from '../objectives/index.ts';

const HOUR_MS = 3_600_000;
/** A share of fewer tells nothing. */
const LEAST_COUNTED = 20;
/** The platform of those whom nobody tells. */
const NOBODY = 'none';

/** What is measured of a moment. */
interface Measured {
  readonly health: LedgerHealth;
  /** The known costs of the last hour; absent where none is known, or nobody asked. */
  readonly costUsd?: string;
}

const age = (from: Date | undefined, { at }: LedgerHealth): number | undefined =>
  from && Math.max(0, at.getTime() - from.getTime());

const one = (rule: AlertRuleId, value: number | undefined): readonly AlertReading[] => [
  { rule, group: '', ...(value !== undefined && { value }) },
];

/** The burn of every objective that lasts over a pair of windows. */
const sustained = (
  rule: AlertRuleId,
  pair: BurnAlert,
  { objectives }: LedgerHealth,
): readonly AlertReading[] =>
  objectives
    .filter(({ windows }) => windows.length > 0)
    .map(({ id, windows }) => {
      const value = sustainedBurn(windows, pair, LEAST_COUNTED);
      return { rule, group: id, ...(value !== undefined && { value }) };
    });

/** How each rule is measured. Nothing to measure leaves the value out, where that is not the same as none at all. */
const MEASURES: Readonly<Record<AlertRuleId, (measured: Measured) => readonly AlertReading[]>> = {
  'webhook-absence': ({ health }) => one('webhook-absence', age(health.inbox.lastWebhookAt, health)),
  // Nothing waits: that is known to be well.
  'inbox-lag': ({ health }) => one('inbox-lag', age(health.inbox.oldestWaiting, health) ?? 0),
  'oldest-open': ({ health }) => one('oldest-open', age(health.oldestOpen, health) ?? 0),
  'dropped-share': ({ health }) =>
    health.deliveries
      .filter(({ platform }) => platform !== NOBODY)
      .map(({ platform, sent, dropped }) => ({
        rule: 'dropped-share',
        group: platform,
        ...(sent + dropped >= LEAST_COUNTED && { value: dropped / (sent + dropped) }),
      })),
  'cost-per-hour': ({ costUsd }) => one('cost-per-hour', costUsd === undefined ? undefined : Number(costUsd)),
  'objective-burn': ({ health }) =>
    health.objectives.map(({ id, burn, denominator }) => ({
      rule: 'objective-burn',
      group: id,
      ...(burn !== undefined && denominator >= LEAST_COUNTED && { value: burn }),
    })),
  'objective-fast-burn': ({ health }) => sustained('objective-fast-burn', BURN_ALERTS.fast, health),
  'objective-slow-burn': ({ health }) => sustained('objective-slow-burn', BURN_ALERTS.slow, health),
  'reconciler-absence': ({ health: { reconciler, ...health } }) =>
    one('reconciler-absence', reconciler.isAlive ? 0 : age(reconciler.until, { reconciler, ...health })),
  // Nothing is due, or somebody delivers: that is known to be well.
  'notifier-absence': ({ health }) => one('notifier-absence', age(health.notifiers.absentSince, health) ?? 0),
  // Where none runs, the rule above says so.
  'delivery-lag': ({ health }) => {
    const { alive, oldestDue } = health.notifiers;
    return one('delivery-lag', alive.length === 0 ? 0 : (age(oldestDue, health) ?? 0));
  },
};

async function measure(
  context: LedgerContext,
  rules: readonly AlertRuleId[],
  countedWithinMs: number,
): Promise<Measured> {
  const now = context.clock.now();
  const lastHour = { since: new Date(now.getTime() - HOUR_MS), until: now };
  const [health, costs] = await Promise.all([
    readHealth(context, { countedWithinMs }),
    rules.includes('cost-per-hour') ? sumGenerations(context.database, lastHour) : undefined,
  ]);
  const isKnown = costs !== undefined && (costs.costCount > 0 || costs.count === 0);
  return { health, ...(isKnown && { costUsd: costs.costUsd }) };
}

/**
 * Measures some rules now; a rule with groups has a reading for each of them.
 * @param countedWithinMs how long ago the requests behind shares may have been counted
 */
export async function readAlertReadings(
  context: LedgerContext,
  rules: readonly AlertRuleId[],
  countedWithinMs: number,
): Promise<readonly AlertReading[]> {
  const measured = await measure(context, rules, countedWithinMs);
  return rules.flatMap((rule) => MEASURES[rule](measured));
}
