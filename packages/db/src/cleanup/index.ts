export { countGenerations, findExecutionCandidates, findGenerationCandidates, rootOf } from './candidates.ts';
export type { FamilyRef } from './family-ref.ts';
export { type JudgedFamily, judgeFamilies, moveFamilies, type TrashLabel } from './move-families.ts';
export { type RestoredBatch, restoreBatch } from './restore-batch.ts';
export { lastScheduledCleaning, noteScheduledCleaning } from './schedule.ts';
export { type Cleaning, listBatches, listCleanings, purgeBatch } from './trash.ts';
