export {
  type ApiKeyId,
  type ApiKeyRecord,
  findApiKey,
  insertApiKey,
  listApiKeys,
  newApiKeyId,
  revokeApiKey,
} from './api-keys.ts';
export { addChild, addToParents, type ParentChange, parentExists } from './executions.ts';
export { type ChangeWatch, type OnGenerationChange, watchGenerationChanges } from './generation-changes.ts';
export {
  findGenerationRecord,
  type GenerationFilter,
  type GenerationPosition,
  listGenerationRecords,
  newGenerationId,
} from './generation-records.ts';
export {
  assignRun,
  findGeneration,
  findGenerationOfRun,
  findGenerationsByKeys,
  findGenerationsDue,
  type GenerationChange,
  insertGeneration,
  moveSubmission,
  scheduleReconciliation,
  updateGenerations,
} from './generations.ts';
export {
  findIdempotencyKey,
  IDEMPOTENCY_WINDOW_MS,
  type IdempotencyRecord,
  keepIdempotencyKey,
} from './idempotency-keys.ts';
export {
  claimEvents,
  type EventLease,
  filterWaiting,
  type InboxEvent,
  type IncomingEvent,
  inboxEvent,
  releaseUnmatched,
  returnEvents,
  type Settlement,
  settleEvents,
  type Taken,
  takeEvents,
} from './inbox.ts';
export {
  type EventPosition,
  inboxBacklog,
  listEventRecords,
  listEventsOfGeneration,
  reopenEvent,
} from './inbox-records.ts';
export { acquireLease, type HeldLease, releaseLease } from './leases.ts';
export {
  addToRollups,
  ROLLUP_SHARDS,
  type RollupChange,
  readWeeklySums,
  type WeeklyQuery,
  type WeeklySums,
} from './rollups.ts';
export { findTool, listTools, putTool, type RegisteredTool } from './tools.ts';
