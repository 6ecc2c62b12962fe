import type { Db } from 'mongodb';
import { readContract } from './contract.ts';

/** Whether a database is at the contract of this build. */
export type MigrationStatus =
  | { readonly kind: 'current' }
  /** `holdsVersion1`: other software filled it, so that it is to be migrated and not set up. */
  | { readonly kind: 'missing'; readonly expected: string; readonly holdsVersion1?: true }
  | { readonly kind: 'different'; readonly expected: string; readonly found: string };

let expectedHash: string | undefined;

/** The collections that writers of schema version 1 fill. */
export const VERSION_1_COLLECTIONS = ['generationOutputs', 'cooks', 'spells', 'casts'] as const;

/** Whether a database without a marker holds documents all the same: only writers of schema version 1 made them. */
async function holdsVersion1(db: Db): Promise<boolean> {
  for (const name of VERSION_1_COLLECTIONS) {
    if ((await db.collection(name).findOne({}, { projection: { _id: 1 } })) !== null) return true;
  }
  return false;
}

/** Reads the marker that the last migration left. */
export async function migrationStatus(db: Db): Promise<MigrationStatus> {
  expectedHash ??= readContract().storage.storageHash;
  const marker = await db
    .collection<{ _id: string; storageHash?: unknown }>('_prisma_migrations')
    .findOne({ _id: 'app' });
  const found: unknown = marker?.storageHash;
  if (typeof found !== 'string') {
    return {
      kind: 'missing',
      expected: expectedHash,
      ...((await holdsVersion1(db)) && { holdsVersion1: true }),
    };
  }
  return found === expectedHash ? { kind: 'current' } : { kind: 'different', expected: expectedHash, found };
}
