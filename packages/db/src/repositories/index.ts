export {
  ACCOUNT_ORDERS,
  type AccountOrder,
  type AccountRanking,
  type AccountSums,
  rankAccounts,
  sumAccounts,
} from './account-sums.ts';
export { type AccountWeek, readAccountWeek } from './account-weeks.ts';
export {
  type AdminSession,
  deleteAdminSession,
  findAdminSession,
  insertAdminSession,
} from './admin-sessions.ts';
export {
  type AlertNotification,
  type AlertRecord,
  dismissAlert,
  findAlert,
  insertAlert,
  listAlerts,
  listOpenAlerts,
  updateAlert,
} from './alerts.ts';
export {
  type ApiKeyId,
  type ApiKeyRecord,
  findApiKey,
  findApiKeyById,
  insertApiKey,
  listApiKeys,
  newApiKeyId,
  revokeApiKey,
} from './api-keys.ts';
export type { ChangeWatch } from './change-watch.ts';
export {
  closeReported,
  type ExecutionEnd,
  endCookExecution,
  findCookExecution,
  findCookExecutionRecord,
  findTriesAtPlaces,
  insertCookExecution,
  moveCookExecution,
  newCookExecutionId,
  restCookExecution,
  saveCookLook,
} from './cook-executions.ts';
export {
  type DefinitionFields,
  type DefinitionKind,
  type Definitions,
  findDefinition,
  insertDefinition,
  listDefinitions,
  replaceDefinition,
} from './definitions.ts';
export {
  type DeliveryAttempt,
  insertAttempts,
  listAttempts,
  markFenced,
  newAttemptId,
} from './delivery-attempts.ts';
export { type OnDeliveryDue, watchDeliveries } from './delivery-changes.ts';
export {
  claimDeliveries,
  type DeliveryLease,
  releaseDeliveries,
  renewDeliveries,
} from './delivery-claims.ts';
export {
  type DueDelivery,
  findDueAlerts,
  findDueByAccount,
  findDueByAge,
  nextDeliveryDue,
} from './delivery-due.ts';
export type { DeliveryFilter } from './delivery-filter.ts';
export { countHeldDeliveries, type HeldDeliveries, releaseHeldDeliveries } from './delivery-holds.ts';
export {
  countDropped,
  type DeliveryRecord,
  findDeliveryRecord,
  findDeliverySubject,
  listDeliveryRecords,
} from './delivery-lists.ts';
export {
  endNotifier,
  lastNotifierSeen,
  listNotifiers,
  liveNotifiers,
  type NotifierRecord,
  reportNotifier,
} from './delivery-notifiers.ts';
export { type DeliveryOutcome, recordOutcomes } from './delivery-outcomes.ts';
export type { ClaimedDelivery } from './delivery-records.ts';
export {
  countRedeliverable,
  redeliverMatching,
  redeliverOne,
} from './delivery-redelivery.ts';
export { watchWebMessages } from './delivery-web-changes.ts';
export {
  appendWebMessage,
  lastWebSequence,
  listWebMessages,
  type WebMessage,
} from './delivery-web-messages.ts';
export { type CalibrationQuery, readCalibration, type ToolCalibration } from './estimate-calibration.ts';
export { addToSketches, readHistory } from './estimate-sketches.ts';
export { claimExecution, type DueExecution, watchExecutions } from './execution-claims.ts';
export {
  type CookExecutionFilter,
  type EitherExecutionFilter,
  findRunningCasts,
  type ListedExecution,
  listCookExecutions,
  listExecutions,
  listSpellCasts,
  type SpellCastFilter,
} from './execution-lists.ts';
export {
  addCastToCook,
  addChild,
  addToParents,
  findParentState,
  type ParentChange,
  type ParentState,
} from './executions.ts';
export { type OnGenerationChange, watchGenerationChanges } from './generation-changes.ts';
export type { GenerationFilter } from './generation-filter.ts';
export { noteOperation } from './generation-notes.ts';
export {
  findGenerationRecord,
  listGenerationRecords,
  newGenerationId,
} from './generation-records.ts';
export { sumGenerations } from './generation-sums.ts';
export {
  assignRun,
  endReconciliation,
  findGeneration,
  findGenerationOfRun,
  findGenerationsByKeys,
  findGenerationsDue,
  type GenerationChange,
  insertGeneration,
  moveSubmission,
  type ProviderRun,
  scheduleReconciliation,
  updateGenerations,
} from './generations.ts';
export {
  findIdempotencyKey,
  IDEMPOTENCY_WINDOW_MS,
  type IdempotencyRecord,
  type IdempotentResult,
  keepIdempotencyKey,
} from './idempotency-keys.ts';
export {
  claimEvents,
  type EventLease,
  filterWaiting,
  type InboxEvent,
  type IncomingEvent,
  inboxEvent,
  type KeyedEvent,
  returnEvents,
  type Settlement,
  settleEvents,
  type Taken,
  takeEvents,
} from './inbox.ts';
export { countInbox, type InboxCounts } from './inbox-counts.ts';
export {
  countEventRecords,
  type EventFilter,
  findEventRecord,
  inboxBacklog,
  listEventRecords,
  listEventsOfGeneration,
  reopenEvent,
} from './inbox-records.ts';
export { listUnmatchedRuns, releaseUnmatched } from './inbox-unmatched.ts';
export { acquireLease, findLease, type HeldLease, listLeases, releaseLease } from './leases.ts';
export {
  countAllGenerations,
  countOpen,
  countRecent,
  type DayCounts,
  type DeliveryCounts,
  MOST_RECORDS,
  type OpenCounts,
  type RecentCounts,
  type RecordCounts,
} from './objective-counts.ts';
export {
  findLastOperation,
  finishOperation,
  insertOperation,
  listOperationsAbout,
  type OperationRecord,
} from './operations.ts';
export { foldRollups } from './rollup-fold.ts';
export {
  compareRollups,
  type RollupComparison,
  rebuildRollups,
  rollupSpan,
} from './rollup-rebuild.ts';
export { readTotals } from './rollup-totals.ts';
export { addToRollups, ROLLUP_SHARDS, type RollupChange } from './rollups.ts';
export { readSealedFields, type SealedField, type SealedValue, writeSealedFields } from './sealed-fields.ts';
export {
  endSpellCast,
  findSpellCast,
  findSpellCastRecord,
  findStepRecords,
  insertSpellCasts,
  newSpellCastId,
  requestCastEnd,
  restSpellCast,
  type StepRecord,
  saveCastLook,
} from './spell-casts.ts';
export { findTool, listTools, putTool, type RegisteredTool } from './tools.ts';
export {
  type DurationDetail,
  listRollupEnvironments,
  readWeeklyRows,
  readWeeklySums,
  type WeeklyQuery,
  type WeeklySums,
} from './weekly-sums.ts';
