import type { AlertRuleId, AlertThresholds } from './rules.ts';

/** How grave an alert is. */
export const ALERT_LEVELS = ['warning', 'alert'] as const;
export type AlertLevel = (typeof ALERT_LEVELS)[number];

/** What was measured for a rule: one reading for each group, such as a platform. */
export interface AlertReading {
  readonly rule: AlertRuleId;
  /** Empty where the rule has no groups. */
  readonly group: string;
  /** Absent where there is nothing to measure: that is not the same as well. */
  readonly value?: number;
}

/** What a reading comes to. */
export type AlertVerdict =
  | { readonly kind: 'well'; readonly value: number }
  | { readonly kind: 'no-data' }
  | {
      readonly kind: 'over';
      readonly level: AlertLevel;
      readonly value: number;
      /** The one that was reached. */
      readonly threshold: number;
    };

/** Holds a reading against the thresholds of its rule; one that is reached counts as passed. */
export function judgeReading(
  { value }: Pick<AlertReading, 'value'>,
  { warning, alert }: AlertThresholds,
): AlertVerdict {
  if (value === undefined || Number.isNaN(value)) return { kind: 'no-data' };
  if (alert !== undefined && value >= alert) return { kind: 'over', level: 'alert', value, threshold: alert };
  if (warning !== undefined && value >= warning)
    return { kind: 'over', level: 'warning', value, threshold: warning };
  return { kind: 'well', value };
}
