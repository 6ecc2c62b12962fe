export { applyMigrations, MigrationError } from './apply.ts';
export { type MigrationStatus, migrationStatus } from './status.ts';
