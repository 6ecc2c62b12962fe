import {
  ALERT_RULE_IDS,
  ALERT_RULES,
  type AlertReading,
  type AlertRuleId,
  type AlertsConfiguration,
  type AlertThresholds,
  type AlertVerdict,
  judgeReading,
  thresholdsOf,
} from '@genledger/domain/alert';
import type { LedgerContext } from '../context.ts';
import { readAlertReadings } from './readings.ts';

/** A rule, and where it stands now. */
export interface RuleStanding {
  readonly rule: AlertRuleId;
  /** Nothing where the rule is off. */
  readonly thresholds?: AlertThresholds;
  readonly readings: readonly (AlertReading & { readonly verdict: AlertVerdict })[];
}

/** The rules that are on. */
function rulesInForce(configuration: AlertsConfiguration): readonly AlertRuleId[] {
  return ALERT_RULE_IDS.filter((rule) => thresholdsOf(rule, configuration) !== undefined);
}

/** What people call a reading: `Deliveries dropped: webhook`. */
export function alertTitle({ rule, group }: Pick<AlertReading, 'rule' | 'group'>): string {
  const { title } = ALERT_RULES[rule];
  return group === '' ? title : `${title}: ${group}`;
}

/**
 * Where every rule stands at this moment, those that are off among them.
 * @param countedWithinMs how long ago the requests behind shares may have been counted: now, unless told otherwise
 */
export async function alertStandings(
  context: LedgerContext,
  { countedWithinMs = 0 }: { readonly countedWithinMs?: number } = {},
): Promise<readonly RuleStanding[]> {
  const configuration = context.settings.alerts;
  const readings = await readAlertReadings(context, rulesInForce(configuration), countedWithinMs);
  return ALERT_RULE_IDS.map((rule) => {
    const thresholds = thresholdsOf(rule, configuration);
    if (thresholds === undefined) return { rule, readings: [] };
    const own = readings.filter((reading) => reading.rule === rule);
    return {
      rule,
      thresholds,
      readings: own.map((reading) => ({ ...reading, verdict: judgeReading(reading, thresholds) })),
    };
  });
}
