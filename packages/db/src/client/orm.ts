import type { MongoClient } from 'mongodb';
import type { Contract } from '../../../../prisma/contract.d.ts';
import { readContract } from '../migrations/contract.ts';

/** Prisma's typed client over the ledger's own connections. */
export async function openOrm(mongoClient: MongoClient, dbName: string) {
  // Its runtime takes longer to load than most commands take: whoever asks nothing of it does not wait for it.
  const { default: mongo } = await import('@prisma/orm-mongo/runtime');
  return mongo<Contract>({ contractJson: readContract(), mongoClient, dbName }).orm;
}
