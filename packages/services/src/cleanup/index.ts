export { type CleanupReport, type MatchedSample, type RuleMatches, reportCleanup } from './report-cleanup.ts';
export { type CleanupOutcome, runCleanup } from './run-cleanup.ts';
export { runScheduledCleanup } from './run-scheduled-cleanup.ts';
export { type Purged, purgeCleaning, type Restored, readTrash, restoreCleaning } from './trash.ts';
export { planTrash, type TrashPlan, trashRecord } from './trash-record.ts';
