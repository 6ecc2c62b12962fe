import mongo from '@prisma/orm-mongo/runtime';
import type { MongoClient } from 'mongodb';
import type { Contract } from '../../../../prisma/contract.d.ts';
import { readContract } from '../migrations/contract.ts';

/** Prisma's typed client over the ledger's own connections. */
export function openOrm(mongoClient: MongoClient, dbName: string) {
  return mongo<Contract>({ contractJson: readContract(), mongoClient, dbName }).orm;
}
