import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { type Db, MongoClient } from 'mongodb';
import { isDuplicateKey } from '../client/failures.ts';
import { prismaDirectory, readContract } from './contract.ts';
import { migrationStatus } from './status.ts';

/** A migration could not be applied. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

const OF_VERSION_1 =
  'The database holds records of schema version 1, which are to be migrated: see genledger migrate plan';
const LOCK_COLLECTION = 'genledgerMigrationLock';
const LOCK_MS = 15_000;
const RENEWAL_MS = 5000;
const WAIT_MS = 250;
/** Outlasts the election of a replica set, which takes up to twelve seconds: a process that starts waits for it. */
const SERVER_SELECTION_MS = 15_000;

/**
 * Runs work while no other process migrates the same database. The lock lies outside the contract, since it must exist before the
 * first migration; it expires, so that a killed process does not hold it for ever.
 */
async function alone<Value>(db: Db, work: () => Promise<Value>): Promise<Value> {
  const locks = db.collection<{ _id: string; owner: string; until: Date }>(LOCK_COLLECTION);
  const owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  const lock = async (): Promise<boolean> => {
    const now = Date.now();
    try {
      await locks.updateOne(
        { _id: 'migrate', until: { $lte: new Date(now) } },
        { $set: { owner, until: new Date(now + LOCK_MS) } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };
  while (!(await lock())) await delay(WAIT_MS);
  const renewal = setInterval(() => {
    const until = new Date(Date.now() + LOCK_MS);
    locks.updateOne({ _id: 'migrate', owner }, { $set: { until } }).catch(() => undefined);
  }, RENEWAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await locks.updateOne({ _id: 'migrate', owner }, { $set: { until: new Date(0) } });
  }
}

/** The same server, with the database's name in the path, as Prisma wants it. */
function withDatabase(url: string, databaseName: string): string {
  const parsed = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(url);
  if (parsed === null) throw new MigrationError('the database address is not a mongodb:// address');
  return `${parsed[1]}/${databaseName}${parsed[2] ?? ''}`;
}

async function migrate(url: string): Promise<number> {
  // Takes longer to load than to find out that there is nothing to do.
  const { createMongoControlClient } = await import('@prisma/orm-mongo/control');
  const control = createMongoControlClient({ connection: url });
  try {
    await control.connect();
    const outcome = await control.migrate({
      contract: readContract(),
      migrationsDir: `${prismaDirectory()}/migrations`,
    });
    if (outcome.ok) return outcome.value.migrationsApplied;
    throw new MigrationError(
      `${outcome.failure.summary}${outcome.failure.why ? `: ${outcome.failure.why}` : ''}`,
    );
  } finally {
    await control.close();
  }
}

/**
 * Brings a database to the contract of this build: collections, validators, indexes. Several processes may call it at once; one
 * works, the others wait. Doing nothing is quick.
 * @returns how many migrations were applied
 * @throws MigrationError with what to do, where the database is ahead of this build, a step failed, or it holds records of schema version
 * 1: nothing is changed then
 */
export async function applyMigrations(url: string, databaseName: string): Promise<number> {
  const address = withDatabase(url, databaseName);
  await using client = new MongoClient(url, { serverSelectionTimeoutMS: SERVER_SELECTION_MS });
  const db = client.db(databaseName);
  const isCurrent = async () => {
    const status = await migrationStatus(db);
    if (status.kind === 'missing' && status.holdsVersion1) throw new MigrationError(OF_VERSION_1);
    return status.kind === 'current';
  };
  if (await isCurrent()) return 0;
  return await alone(db, async () => ((await isCurrent()) ? 0 : migrate(address)));
}
