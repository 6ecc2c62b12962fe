export { PARENT_KINDS } from './aggregates.ts';
export type { Check } from './check.ts';
export {
  type Checkpoint,
  forgetCheckpoint,
  readCheckpoint,
  STEPS,
  type Step,
  writeCheckpoint,
} from './checkpoint.ts';
export { contract, withdrawIndexes, withdrawValidators } from './contract.ts';
export { type ContractShape, readContractShape } from './contract-shape.ts';
export { DEFINITIONS } from './definitions.ts';
export { EXECUTION_KINDS } from './executions.ts';
export { expand, indexRecords } from './expand.ts';
export {
  foreignCollections,
  indexNames,
  type MigrationFigures,
  migrationFigures,
  withdrawMarkers,
} from './figures.ts';
export type { Upgraded, UpgradeRules } from './generation-batch.ts';
export type { LookUps } from './look-ups.ts';
export { mergeLaterWrites } from './merge.ts';
export type { Sealing } from './original.ts';
export { type PreparedBatch, prepareGenerations } from './prepared-batch.ts';
export { previewGenerations } from './preview.ts';
export {
  countMeant,
  countQuarantined,
  findQuarantined,
  listQuarantined,
  type QuarantinedRecord,
  type QuarantineFilter,
} from './quarantine.ts';
export { isRefusal } from './refusal.ts';
export { readToolKnowledge, type ToolKnowledge } from './registry.ts';
export { type ResolvedNotes, resolveNotes } from './resolve.ts';
export {
  MADE,
  MIGRATED_IN_PLACE,
  type RestoredBatch,
  removeEmptySums,
  removeMade,
  restoreBatch,
  type Unrestored,
} from './restore.ts';
export { LoadWatch, type ServerLoad } from './server-load.ts';
export { readSpace } from './space.ts';
export { stepTotal } from './step-total.ts';
export {
  type BatchOutcome,
  migrateDefinitions,
  migrateExecutions,
  migrateGenerations,
  migrateParents,
} from './steps.ts';
export { verifyDatabase } from './verification.ts';
