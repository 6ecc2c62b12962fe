import type { Db } from 'mongodb';
import { readContract } from './contract.ts';

/** Whether a database is at the contract of this build. */
export type MigrationStatus =
  | { readonly kind: 'current' }
  | { readonly kind: 'missing'; readonly expected: string }
  | { readonly kind: 'different'; readonly expected: string; readonly found: string };

let expectedHash: string | undefined;

/** Reads the marker that the last migration left. */
export async function migrationStatus(db: Db): Promise<MigrationStatus> {
  expectedHash ??= readContract().storage.storageHash;
  const marker = await db
    .collection<{ _id: string; storageHash?: unknown }>('_prisma_migrations')
    .findOne({ _id: 'app' });
  const found: unknown = marker?.storageHash;
  if (typeof found !== 'string') return { kind: 'missing', expected: expectedHash };
  return found === expectedHash ? { kind: 'current' } : { kind: 'different', expected: expectedHash, found };
}
