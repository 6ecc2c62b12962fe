import {
  type Checkpoint,
  countQuarantined,
  type MigrationFigures,
  migrationFigures,
  readCheckpoint,
} from '@genledger/db/migration';
import type { MigrationContext } from './migration-context.ts';

/** How far a migration has come. */
export interface MigrationState extends MigrationFigures {
  /** Absent where it never began. */
  readonly checkpoint?: Pick<Checkpoint, 'step' | 'counts' | 'updatedAt'>;
  /** Undecided documents by reason. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** Tells how far a migration has come, and what it left undecided. */
export async function readMigrationState({
  database,
}: Pick<MigrationContext, 'database'>): Promise<MigrationState> {
  const checkpoint = await readCheckpoint(database.db);
  const figures = await migrationFigures(database.db);
  const reasons = await countQuarantined(database.db);
  if (checkpoint === undefined) return { ...figures, reasons };
  const { step, counts, updatedAt } = checkpoint;
  return { ...figures, reasons, checkpoint: { step, counts, updatedAt } };
}
