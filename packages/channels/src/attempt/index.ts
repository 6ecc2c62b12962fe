export { type AbandonedClaim, abandonedAttempt } from './abandoned.ts';
export { type AttemptContext, type Attempted, type AttemptTools, attemptDelivery } from './attempt.ts';
export { Circuits } from './circuits.ts';
export { type AlertDelivery, deliverAlerts } from './deliver-alerts.ts';
export { Limits } from './limits.ts';
export { type AttemptEntry, entryOf, recordEntries } from './record.ts';
