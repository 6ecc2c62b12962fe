export {
  type AlertChange,
  type AlertDismissal,
  type AlertState,
  isDismissed,
  nextAlert,
} from './alert.ts';
export { alertFigureText } from './figure-text.ts';
export {
  ALERT_LEVELS,
  type AlertLevel,
  type AlertReading,
  type AlertVerdict,
  judgeReading,
} from './judge.ts';
export {
  ALERT_RULE_IDS,
  ALERT_RULES,
  type AlertRuleId,
  type AlertsConfiguration,
  type AlertThresholds,
  type AlertUnit,
  alertsSchema,
  thresholdsOf,
} from './rules.ts';
