import type { ClientSession, Db } from 'mongodb';
import { MIGRATION } from './original.ts';

/** The steps of the migration, in their order. */
export const STEPS = [
  'expand',
  'executions',
  'generations',
  'indexes',
  'merge',
  'aggregates',
  'definitions',
  'contract',
  'done',
] as const;
export type Step = (typeof STEPS)[number];

/** Names of indexes by collection. */
export type IndexNames = Readonly<Record<string, readonly string[]>>;

/** How far the migration has come. */
export interface Checkpoint {
  readonly step: Step;
  /** The id of the document after which the step goes on. */
  readonly after?: unknown;
  /** Generations looked at and upgraded since the migration was begun, and left undecided by its last pass. */
  readonly counts: { readonly read: number; readonly upgraded: number; readonly quarantined: number };
  /** Collections that were there before, and have their validators only at the end. */
  readonly foreign: readonly string[];
  /** Names of the indexes that these had; absent where an earlier build began the migration. */
  readonly foreignIndexes?: IndexNames;
  readonly updatedAt: Date;
}

const NAME = `migration/${MIGRATION}`;

/** Reads how far it has come; nothing where it never began. */
export async function readCheckpoint(db: Db, session?: ClientSession): Promise<Checkpoint | undefined> {
  const found = await db.collection('checkpoints').findOne({ name: NAME }, session ? { session } : {});
  if (found === null) return undefined;
  const { step, after, foreign, foreignIndexes } = found['position'];
  return {
    step,
    ...(after !== undefined && { after }),
    counts: found['counts'],
    foreign,
    ...(foreignIndexes !== undefined && { foreignIndexes }),
    updatedAt: found['updatedAt'],
  };
}

/** Keeps how far it has come: in the transaction of the batch, so that neither is there without the other. */
export async function writeCheckpoint(
  db: Db,
  checkpoint: Checkpoint,
  session?: ClientSession,
): Promise<void> {
  const { step, after, counts, foreign, foreignIndexes, updatedAt } = checkpoint;
  await db.collection('checkpoints').updateOne(
    { name: NAME },
    {
      $set: {
        job: 'migration',
        position: {
          step,
          ...(after !== undefined && { after }),
          foreign,
          ...(foreignIndexes !== undefined && { foreignIndexes }),
        },
        counts,
        updatedAt,
      },
    },
    { upsert: true, ...(session && { session }) },
  );
}

/** Forgets that there was a migration. */
export async function forgetCheckpoint(db: Db): Promise<void> {
  await db.collection('checkpoints').deleteOne({ name: NAME });
}
