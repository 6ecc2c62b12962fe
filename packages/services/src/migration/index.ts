export type { QuarantinedRecord } from '@genledger/db/migration';
export { type MigrationContext, migrationContextOf } from './migration-context.ts';
export { type MigrationState, readMigrationState } from './migration-status.ts';
export { type MigrationPlan, planMigration } from './plan-migration.ts';
export type { Progress } from './progress.ts';
export {
  countUndecided,
  getQuarantined,
  type Resolved,
  readQuarantine,
  resolveQuarantine,
} from './resolve-quarantine.ts';
export { type RunOptions, type RunOutcome, runMigration } from './run-migration.ts';
export { type UndoOutcome, undoMigration } from './undo-migration.ts';
export { type Verified, verifyMigration } from './verify-migration.ts';
