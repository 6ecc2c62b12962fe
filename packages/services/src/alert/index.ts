export { type AlertView, dismiss, dismissalSchema, openAlerts, pageOfAlerts } from './alerts.ts';
export { type AlertEvaluation, evaluateAlerts } from './evaluate-alerts.ts';
export { alertStandings, type RuleStanding } from './rules.ts';
