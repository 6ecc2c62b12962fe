import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '@genledger/db/client';
import { type OwnMongod, startOwnMongod, type TestDatabase, testDatabase } from '@genledger/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_RATES, generateLegacy } from '../../src/legacy-generator/index.ts';
import { type MigrationContext, runMigration, verifyMigration } from '../../src/migration/index.ts';
import { migrationContext } from './context.ts';
import { differences } from './differences.ts';
import { addStep, type NewStep, newSteps, takeOut } from './live-writers.ts';
import { type LateWrite, lateWrites, writeLate } from './version-1-writer.ts';

const PROGRAM = fileURLToPath(new URL('migrate-program.ts', import.meta.url));
const DOCUMENTS = 300;
/** The whole proof is 20; the suite makes do with fewer. */
const KILLS = Number(process.env['GENLEDGER_TEST_KILLS'] ?? 3);
const CRASHES = Number(process.env['GENLEDGER_TEST_CRASHES'] ?? 2);
const RUN = { batch: 25, until: 'contract', signal: new AbortController().signal } as const;
const COLLECTIONS = ['generationOutputs', 'cookExecutions', 'spellCasts', 'cooks', 'spells'] as const;
const EACH_MS = 120_000;

/** What writers of both versions write while a database is migrated. */
interface Writes {
  readonly changed: readonly LateWrite[];
  readonly added: Awaited<ReturnType<typeof takeOut>>;
  readonly steps: readonly NewStep[];
}

let whole: TestDatabase;
let mongod: OwnMongod;
let writes: Writes;

async function generate(databaseUrl: string): Promise<void> {
  await generateLegacy({
    databaseUrl,
    documents: DOCUMENTS,
    seed: 11,
    rates: DEFAULT_RATES,
    intoExisting: false,
  });
}

/** Has one writer of each version write all of it, a little at a time, again where the server is away. */
async function writeAll(context: MigrationContext, { changed, added, steps }: Writes): Promise<void> {
  const { database } = context;
  const old = [
    ...changed.map((write) => () => writeLate(database, write)),
    ...added.map((document) => async () => {
      const filter = { _id: document._id };
      await database.db
        .collection('generationOutputs')
        .updateOne(filter, { $setOnInsert: document }, { upsert: true });
    }),
  ];
  const one = async (write: () => Promise<unknown>) => {
    for (const deadline = Date.now() + EACH_MS; ; ) {
      const done = await write().catch((error: Error) => error);
      // A step waits for its cast, which the migration makes.
      if (!(done instanceof Error) && done !== false) return;
      if (Date.now() > deadline) throw new Error(`cannot be written: ${done}`);
      await delay(20);
    }
  };
  const writer = async (all: readonly (() => Promise<unknown>)[]) => {
    for (const write of all) {
      await one(write);
      await delay(10);
    }
  };
  await Promise.all([writer(old), writer(steps.map((step) => () => addStep(database, step)))]);
}

beforeAll(async () => {
  whole = await testDatabase({ label: 'whole' });
  mongod = await startOwnMongod({ label: 'killed', serverSelectionTimeoutMs: 5000 });
  await generate(whole.url);
  const changed = await lateWrites(whole, 5);
  const steps = await newSteps(whole, 20);
  writes = { changed, steps, added: await takeOut(whole, 20) };
  const taken = new Set(writes.added.map(({ _id }) => String(_id)));
  writes = { ...writes, changed: changed.filter(([id]) => !taken.has(String(id))) };
  // Undisturbed: version 1 has written everything before, version 2 writes afterwards.
  const database = openDatabase({ url: whole.url });
  const context = migrationContext(database, whole.url);
  await writeAll(context, { ...writes, steps: [] });
  await runMigration(context, RUN);
  await writeAll(context, { ...writes, changed: [], added: [] });
  await database.close();
}, 240_000);
afterAll(async () => {
  await whole?.drop();
  await mongod?.[Symbol.asyncDispose]();
});

async function expectSame(context: MigrationContext): Promise<void> {
  for (const name of COLLECTIONS) expect(await differences(whole, context.database, name)).toEqual([]);
  const checks = await verifyMigration(context);
  expect(checks.filter(({ holds, id }) => !holds && id !== 'cost-populated')).toEqual([]);
}

/** A database of a test's own on the server that may be crashed, with nothing migrated, the later records taken out. */
async function fresh(name: string): Promise<MigrationContext & AsyncDisposable> {
  const url = mongod.url.replace('/killed?', `/${name}?`);
  const database = openDatabase({ url, serverSelectionTimeoutMs: 5000 });
  await generate(url);
  await takeOut(database, 20);
  return { ...migrationContext(database, url), [Symbol.asyncDispose]: () => database.close() };
}

/** Batches of a whole migration of these documents, about. */
const BATCHES = 60;
const someBatches = () => 1 + Math.floor(Math.random() * BATCHES);

/** Migrates in a process of its own, and kills it after so many batches. @returns whether it was under way still */
async function killMigration(url: string, batches: number): Promise<boolean> {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, url, '10', 'aggregates'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let told = 0;
  child.stdout?.on('data', (lines) => {
    told += String(lines).split('\n').length - 1;
    if (told >= batches) child.kill('SIGKILL');
  });
  const [, signal] = await ended;
  return signal === 'SIGKILL';
}

test(
  'a migration that is killed again and again while both versions write comes to the same end as one that is not',
  async () => {
    await using context = await fresh('processes');
    let killedUnderWay = 0;
    const writing = writeAll(context, writes);
    for (let kill = 0; kill < KILLS; kill += 1) {
      if (await killMigration(context.databaseUrl, someBatches())) killedUnderWay += 1;
    }
    expect(killedUnderWay).toBeGreaterThan(0);
    await Promise.all([writing, runMigration(context, { ...RUN, until: 'aggregates' })]);
    await runMigration(context, RUN);
    await expectSame(context);
  },
  60_000 + KILLS * 30_000 + EACH_MS,
);

test(
  'a migration whose server is killed and started again while both versions write comes to the same end',
  async () => {
    await using context = await fresh('server');
    const writing = writeAll(context, writes);
    let [told, isDone] = [0, false];
    const onProgress = () => {
      told += 1;
    };
    const options = { ...RUN, batch: 10, until: 'aggregates', onProgress } as const;
    const running = runMigration(context, options).finally(() => {
      isDone = true;
    });
    let crashed = 0;
    for (; crashed < CRASHES && !isDone; crashed += 1) {
      const least = told + someBatches() / CRASHES;
      while (told < least && !isDone) await delay(10);
      await mongod.crash();
      await mongod.start();
    }
    expect(crashed).toBeGreaterThan(0);
    await Promise.all([writing, running]);
    await runMigration(context, RUN);
    await expectSame(context);
  },
  60_000 + CRASHES * 60_000 + EACH_MS,
);
