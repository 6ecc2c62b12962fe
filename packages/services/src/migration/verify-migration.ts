import { type Check, readContractShape, verifyDatabase } from '@genledger/db/migration';
import { type MigrationContext, sealingOf } from './migration-context.ts';

/** One thing that was checked, and whether it holds. */
export interface Verified extends Check {
  /** The share of documents that must be right. */
  readonly threshold: number;
  readonly holds: boolean;
}

/** Shares that the acceptance criteria ask for; all else holds for every document. */
const THRESHOLDS: Readonly<Record<string, number>> = { 'duration-populated': 0.99, 'cost-populated': 0.99 };

/** Checks a migrated database by another path than the one that migrated it. */
export async function verifyMigration(context: MigrationContext): Promise<readonly Verified[]> {
  const shape = await readContractShape(context.databaseUrl);
  const generations = shape.collections.find(({ name }) => name === 'generationOutputs');
  const checks = await verifyDatabase(context.database, generations?.validator ?? {}, sealingOf(context));
  return checks.map((check) => {
    const threshold = THRESHOLDS[check.id] ?? 1;
    return { ...check, threshold, holds: check.checked - check.wrong >= threshold * check.checked };
  });
}
