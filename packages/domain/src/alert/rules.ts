import { z } from 'zod';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** What a rule measures. */
export type AlertUnit = 'duration' | 'share' | 'usd-per-hour' | 'times';

/** From which figures on a rule warns, and alerts. Either may be left out. */
export interface AlertThresholds {
  readonly warning?: number;
  readonly alert?: number;
}

/** What is watched. */
export interface AlertRule {
  readonly title: string;
  /** What its figure is, for people. */
  readonly meaning: string;
  readonly unit: AlertUnit;
  /** Where the configuration says nothing; none: the rule is off unless it is configured. */
  readonly defaults: AlertThresholds | undefined;
}

/** Everything that is watched. */
export const ALERT_RULES = {
  'webhook-absence': {
    title: 'No webhook',
    meaning:
      'Time since the last webhook. How long is too long depends on the traffic: off unless configured.',
    unit: 'duration',
    defaults: undefined,
  },
  'inbox-lag': {
    title: 'Inbox waits',
    meaning: 'How long the oldest event has waited to be applied.',
    unit: 'duration',
    defaults: { warning: MINUTE_MS, alert: 5 * MINUTE_MS },
  },
  'oldest-open': {
    title: 'Old open generation',
    meaning: 'Time since the request of the oldest generation that has not ended.',
    unit: 'duration',
    defaults: { warning: 12 * HOUR_MS, alert: 24 * HOUR_MS },
  },
  'dropped-share': {
    title: 'Deliveries dropped',
    meaning:
      'Given up, of the deliveries of a platform that were settled in the last seven days; twenty at least.',
    unit: 'share',
    defaults: { warning: 0.05, alert: 0.2 },
  },
  'cost-per-hour': {
    title: 'Cost in an hour',
    meaning:
      'Known costs of the generations that were requested in the last hour and have ended: off unless configured.',
    unit: 'usd-per-hour',
    defaults: undefined,
  },
  'objective-burn': {
    title: 'Objective missed',
    meaning:
      'How much of the room that an objective leaves is used up: 1 is all of it. Twenty records at least.',
    unit: 'times',
    defaults: { warning: 1, alert: 2 },
  },
  'objective-fast-burn': {
    title: 'Objective burns fast',
    meaning:
      'How many times as fast as an objective allows its room is used, over the last hour and still in the last five minutes. Twenty records at least.',
    unit: 'times',
    defaults: { alert: 14.4 },
  },
  'objective-slow-burn': {
    title: 'Objective burns',
    meaning: 'The same over the last six hours, and still in the last half hour.',
    unit: 'times',
    defaults: { warning: 6 },
  },
  'reconciler-absence': {
    title: 'No reconciler',
    meaning: 'Time since any process looked after open generations.',
    unit: 'duration',
    defaults: { warning: MINUTE_MS, alert: 5 * MINUTE_MS },
  },
  'notifier-absence': {
    title: 'No notifier',
    meaning: 'How long deliveries have been due while no notifier ran.',
    unit: 'duration',
    defaults: { warning: MINUTE_MS, alert: 5 * MINUTE_MS },
  },
  'delivery-lag': {
    title: 'Deliveries wait',
    meaning: 'How long the delivery has been due that waits longest, though notifiers run.',
    unit: 'duration',
    defaults: { warning: 5 * MINUTE_MS, alert: 30 * MINUTE_MS },
  },
} as const satisfies Readonly<Record<string, AlertRule>>;
export type AlertRuleId = keyof typeof ALERT_RULES;

/** The ids of the rules, in the order in which they are shown. */
export const ALERT_RULE_IDS = Object.keys(ALERT_RULES) as readonly AlertRuleId[];

const threshold = z.number().nonnegative().finite();
const thresholdsSchema = z
  .strictObject({ warning: threshold.optional(), alert: threshold.optional() })
  .refine(({ warning, alert }) => warning !== undefined || alert !== undefined, 'needs warning or alert')
  .refine(
    ({ warning = 0, alert = Number.POSITIVE_INFINITY }) => warning <= alert,
    'warning must not lie above alert',
  );

/** What the configuration says of alerts: durations in seconds, shares from 0 to 1, money in US dollars. */
export const alertsSchema = z.strictObject({
  /** Who is told, as a notification of a generation says it: a platform, and where on it. Nobody where it is absent. */
  notify: z.strictObject({ platform: z.string().min(1).max(40), target: z.unknown() }).optional(),
  /** How often the rules are looked at. */
  everySeconds: z.number().min(5).max(3600).default(60),
  /** An alert ends once its rule was well for so long. */
  quietSeconds: z.number().min(0).max(86_400).default(120),
  /** By rule: its thresholds, or `false` for none. */
  rules: z.partialRecord(z.enum(ALERT_RULE_IDS), z.union([z.literal(false), thresholdsSchema])).default({}),
});
export type AlertsConfiguration = z.output<typeof alertsSchema>;

/** The thresholds in force of a rule, durations in milliseconds; nothing where it is off. */
export function thresholdsOf(
  id: AlertRuleId,
  { rules }: Pick<AlertsConfiguration, 'rules'>,
): AlertThresholds | undefined {
  const { unit, defaults } = ALERT_RULES[id];
  const configured = rules[id];
  if (configured === undefined) return defaults;
  if (configured === false) return undefined;
  const factor = unit === 'duration' ? SECOND_MS : 1;
  const { warning, alert } = configured;
  return {
    ...(warning !== undefined && { warning: warning * factor }),
    ...(alert !== undefined && { alert: alert * factor }),
  };
}
