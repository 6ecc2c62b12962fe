import { inTransaction } from '@genledger/db/client';
import {
  forgetCheckpoint,
  MADE,
  MIGRATED_IN_PLACE,
  mergeLaterWrites,
  readCheckpoint,
  removeEmptySums,
  removeMade,
  restoreBatch,
  type Unrestored,
  withdrawMarkers,
  withdrawValidators,
} from '@genledger/db/migration';
import { type MigrationContext, sealingOf } from './migration-context.ts';
import { withPatience } from './patience.ts';
import { readUpgradeRules } from './upgrade-rules.ts';

/** What undoing came to. */
export interface UndoOutcome {
  readonly restored: number;
  /** Executions taken away that were made of old documents, which still exist. */
  readonly removed: number;
  /** Documents that stay as they are, since their originals cannot be opened. */
  readonly unrestored: readonly Unrestored[];
  readonly isComplete: boolean;
}

/** How undoing is run. */
export interface UndoOptions {
  readonly batch: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (restored: number) => void;
}

const NOTHING = { restored: 0, removed: 0, unrestored: [] } as const;

/** Takes what writers of version 1 wrote since into the old documents, so that undoing does not lose it. */
async function mergeAll(context: MigrationContext, { batch, signal }: UndoOptions): Promise<boolean> {
  const rules = await readUpgradeRules(context);
  let position: { readonly after?: unknown } = {};
  while (!signal.aborted) {
    const { last } = await withPatience(context, () =>
      mergeLaterWrites(context.database, { ...position, limit: batch }, rules, context.clock.now()),
    );
    if (last === undefined) return true;
    position = { after: last };
  }
  return false;
}

/**
 * Puts every migrated document back as it was, byte for byte. It may be cut off and run again. Records that were made in schema version 2
 * stay.
 */
export async function undoMigration(context: MigrationContext, options: UndoOptions): Promise<UndoOutcome> {
  const { database } = context;
  const sealing = sealingOf(context);
  const checkpoint = await readCheckpoint(database.db);
  if (checkpoint === undefined) return { ...NOTHING, isComplete: true };
  await withdrawValidators(
    database.db,
    checkpoint.foreign.filter((name) => isInPlace(name)),
  );
  if (!(await mergeAll(context, options))) return { ...NOTHING, isComplete: false };
  let restored = 0;
  const unrestored: Unrestored[] = [];
  for (const collection of MIGRATED_IN_PLACE) {
    let position: { readonly after?: unknown } = {};
    for (;;) {
      if (options.signal.aborted) return { restored, removed: 0, unrestored, isComplete: false };
      const batch = await withPatience(context, () =>
        inTransaction(database, (session) =>
          restoreBatch(database, collection, { ...position, limit: options.batch }, sealing, session),
        ),
      );
      restored += batch.restored;
      unrestored.push(...batch.unrestored);
      options.onProgress?.(restored);
      if (batch.last === undefined) break;
      position = { after: batch.last };
    }
  }
  if (unrestored.length > 0) return { restored, removed: 0, unrestored, isComplete: false };
  let removed = 0;
  for (const collection of MADE) removed += await removeMade(database.db, collection);
  await removeEmptySums(database.db);
  await withdrawMarkers(database.db);
  await forgetCheckpoint(database.db);
  return { restored, removed, unrestored, isComplete: true };
}

const isInPlace = (name: string): boolean => (MIGRATED_IN_PLACE as readonly string[]).includes(name);
