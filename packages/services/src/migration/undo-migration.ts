import { inTransaction } from '@genledger/db/client';
import {
  type Checkpoint,
  forgetCheckpoint,
  isRefusal,
  MADE,
  MIGRATED_IN_PLACE,
  mergeLaterWrites,
  type RestoredBatch,
  readCheckpoint,
  readContractShape,
  removeEmptySums,
  removeMade,
  restoreBatch,
  type Unrestored,
  withdrawIndexes,
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

/** Takes the validators and the indexes back that the migration gave to collections that were there. */
async function withdrawContract(
  { database, databaseUrl }: MigrationContext,
  { foreign, foreignIndexes }: Checkpoint,
): Promise<void> {
  await withdrawValidators(
    database.db,
    foreign.filter((name) => isInPlace(name)),
  );
  if (foreignIndexes !== undefined)
    await withdrawIndexes(database.db, await readContractShape(databaseUrl), foreignIndexes);
}

/** Restores a batch; where the server refuses it, since large documents are too much for one transaction, half as many. */
async function restoreSome(
  context: MigrationContext,
  collection: (typeof MIGRATED_IN_PLACE)[number],
  of: { readonly after?: unknown; readonly limit: number },
): Promise<RestoredBatch> {
  const { database } = context;
  try {
    return await withPatience(context, () =>
      inTransaction(database, (session) =>
        restoreBatch(database, collection, of, sealingOf(context), session),
      ),
    );
  } catch (error) {
    if (!isRefusal(error) || of.limit <= 1) throw error;
    return restoreSome(context, collection, { ...of, limit: Math.ceil(of.limit / 2) });
  }
}

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
  const checkpoint = await readCheckpoint(database.db);
  if (checkpoint === undefined) return { ...NOTHING, isComplete: true };
  await withdrawContract(context, checkpoint);
  if (!(await mergeAll(context, options))) return { ...NOTHING, isComplete: false };
  let restored = 0;
  const unrestored: Unrestored[] = [];
  for (const collection of MIGRATED_IN_PLACE) {
    let position: { readonly after?: unknown } = {};
    for (;;) {
      if (options.signal.aborted) return { restored, removed: 0, unrestored, isComplete: false };
      const batch = await restoreSome(context, collection, { ...position, limit: options.batch });
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
