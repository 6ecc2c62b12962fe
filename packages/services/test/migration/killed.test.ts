import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from '@genledger/db/client';
import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_RATES, generateLegacy } from '../../src/legacy-generator/index.ts';
import { readMigrationState, runMigration, verifyMigration } from '../../src/migration/index.ts';
import { migrationContext } from './context.ts';
import { contents } from './fingerprint.ts';

const PROGRAM = fileURLToPath(new URL('migrate-program.ts', import.meta.url));
const DOCUMENTS = 400;
const KILLS = Number(process.env['GENLEDGER_TEST_KILLS'] ?? 2);
/** The server's own limit, and one that does not make the test wait. */
const USUAL_S = 60;
const SHORT_S = 8;
const RUN = { batch: 50, until: 'contract', signal: new AbortController().signal } as const;
const COLLECTIONS = ['generationOutputs', 'cookExecutions', 'spellCasts', 'cooks', 'spells'] as const;

let whole: TestDatabase;
let killed: TestDatabase;
let databases: readonly Database[];

/** Everything that a migration leaves in a database; sealed secrets and the times of the run differ between two of them. */
async function result({ db }: TestDatabase): Promise<Readonly<Record<string, readonly string[]>>> {
  const entries = await Promise.all(
    COLLECTIONS.map(async (name) => [name, await contents(db, name)] as const),
  );
  return Object.fromEntries(entries);
}

/** Starts the migration in a process of its own. */
function startMigration(url: string): ChildProcess {
  return spawn(process.execPath, [PROGRAM, url, '40'], { stdio: 'ignore' });
}

/** How long the server keeps what a killed process had under way, and others waiting for it, seconds. */
async function keepTransactions(seconds: number): Promise<void> {
  const [database] = databases;
  const admin = database?.db.client.db('admin');
  await admin?.command({ setParameter: 1, transactionLifetimeLimitSeconds: seconds });
}

/** Waits until so many generations are migrated, or the migration has ended by itself. */
async function waitForMigrated({ db }: TestDatabase, least: number, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const migrated = await db.collection('generationOutputs').countDocuments({ schemaVersion: 2 });
    if (migrated >= least || child.exitCode !== null) return;
    if (Date.now() > deadline) throw new Error('the migration does not come on');
    await delay(50);
  }
}

beforeAll(async () => {
  [whole, killed] = await Promise.all([testDatabase({ label: 'whole' }), testDatabase({ label: 'killed' })]);
  databases = [whole, killed].map(({ url }) => openDatabase({ url }));
  await keepTransactions(SHORT_S);
  for (const { url: databaseUrl } of [whole, killed]) {
    await generateLegacy({
      databaseUrl,
      documents: DOCUMENTS,
      seed: 11,
      rates: DEFAULT_RATES,
      intoExisting: false,
    });
  }
}, 120_000);
afterAll(async () => {
  await keepTransactions(USUAL_S);
  for (const database of databases ?? []) await database.close();
  await Promise.all([whole?.drop(), killed?.drop()]);
});

test('a migration that is killed again and again comes to the same end as one that is not', async () => {
  const [undisturbed, disturbed] = databases;
  if (undisturbed === undefined || disturbed === undefined) throw new Error('no databases');
  await runMigration(migrationContext(undisturbed, whole.url), RUN);
  const total = (await readMigrationState({ database: undisturbed })).migrated.generationOutputs;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = startMigration(killed.url);
    const ended = once(child, 'exit');
    await waitForMigrated(killed, Math.floor((total * (kill + 1)) / (KILLS + 2)), child);
    child.kill('SIGKILL');
    await ended;
  }
  await runMigration(migrationContext(disturbed, killed.url), RUN);
  expect(await result(killed)).toEqual(await result(whole));
  const checks = await verifyMigration(migrationContext(disturbed, killed.url));
  expect(checks.filter(({ holds, id }) => !holds && id !== 'cost-populated')).toEqual([]);
}, 240_000);
