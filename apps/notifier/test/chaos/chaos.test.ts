import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, isUnavailable } from '@genledger/db/client';
import { endExecution, type OwnMongod, openExecution, startOwnMongod } from '@genledger/db/testing';
import { type DeliverySubject, deliverySubject, type RetrySchedule } from '@genledger/domain/delivery';
import { expect, test } from 'vitest';
import { completeMany, insistently, openMany } from '../support/many-completions.ts';
import { startNotifierProcess } from '../support/notifier-process.ts';
import { eventually } from '../support/wait.ts';
import { type Books, type Crash, latenesses, readBooks, repeatsOf, uncountedOf } from './books.ts';
import { isGone, startFailingReceiver } from './failing-receiver.ts';

/** 5,000 by hand: `GENLEDGER_CHAOS_COMPLETIONS=5000 vitest run test/chaos`. */
const COMPLETIONS = Number(process.env['GENLEDGER_CHAOS_COMPLETIONS'] ?? 600);
/** One in five ends a cook execution or a spell cast. */
const EXECUTIONS = Math.floor(COMPLETIONS / 5);
const ACCOUNTS = 20;
const NOTIFIERS = 3;
const BATCH = 25;
/** How long the completions take in all: long enough for several kills. */
const PACE_MS = COMPLETIONS > 1000 ? 250 : 400;
const KILL_EVERY_MS = 2500;
const LEAST_KILLS = 4;
const LEASE_MS = 6000;
const DEADLINE_MS = 240_000;
/** No jitter, so that the least wait before each try is known. */
const SCHEDULE: RetrySchedule = { waitsMs: [200, 400, 800], jitter: 'none', giveUpAfterMs: 120_000 };

async function configurationFile(directory: string): Promise<string> {
  const path = join(directory, 'genledger.config.json');
  const webhook = {
    waits: SCHEDULE.waitsMs,
    jitter: SCHEDULE.jitter,
    giveUpAfter: SCHEDULE.giveUpAfterMs,
    timeout: 2000,
    // The failures are scattered: the receiver is never down.
    circuit: { failuresToOpen: 1000 },
  };
  await writeFile(path, JSON.stringify({ channels: { webhook } }));
  return path;
}

/** Three notifiers, one of which is killed every few seconds and started anew. */
async function startFleet(url: string, config: string) {
  const start = () =>
    startNotifierProcess(url, {
      GENLEDGER_CONFIG: config,
      GENLEDGER_NOTIFIER_LEASE_MS: String(LEASE_MS),
      GENLEDGER_NOTIFIER_CONCURRENCY: '16',
    });
  const fleet = await Promise.all(Array.from({ length: NOTIFIERS }, start));
  const ending = new AbortController();
  let kills = 0;
  const killing = (async () => {
    for (; !ending.signal.aborted || kills < LEAST_KILLS; kills += 1) {
      await delay(KILL_EVERY_MS);
      const victim = kills % NOTIFIERS;
      await fleet[victim]?.kill();
      fleet[victim] = await start();
    }
  })();
  return {
    /** Kills no more. @returns how many were killed */
    async calm(): Promise<number> {
      ending.abort();
      await killing;
      return kills;
    },
    async [Symbol.asyncDispose]() {
      ending.abort();
      await killing;
      await Promise.all(fleet.map((notifier) => notifier.kill()));
    },
  };
}

/** Cook executions and spell casts by turns. */
async function openExecutions(database: Database, url: string): Promise<readonly DeliverySubject[]> {
  const opened: DeliverySubject[] = [];
  for (let index = 0; index < EXECUTIONS; index += 1) {
    const kind = index % 2 === 0 ? 'cookExecution' : 'spellCast';
    const account = `account-${index % ACCOUNTS}`;
    opened.push(await openExecution(database, { kind, platform: 'webhook', target: { url }, account }));
  }
  return opened;
}

/** The part of some that ends with the batch that begins after so many completions. */
function slice<Item>(items: readonly Item[], done: number): readonly Item[] {
  const place = (completions: number) => Math.round((completions / COMPLETIONS) * items.length);
  return items.slice(place(done), place(Math.min(COMPLETIONS, done + BATCH)));
}

async function untilSettled({ database }: OwnMongod): Promise<void> {
  const open = async () => {
    const waiting = { deliveryStatus: 'pending' } as const;
    return (
      (await database.generationOutputs.countDocuments(waiting)) +
      (await database.cookExecutions.countDocuments(waiting)) +
      (await database.spellCasts.countDocuments(waiting))
    );
  };
  const openInChaos = () =>
    open().catch((error: unknown) => {
      if (isUnavailable(error)) return Number.NaN;
      throw error;
    });
  await eventually(async () => (await openInChaos()) === 0, DEADLINE_MS);
}

/** What holds of every single delivery. */
function expectInOrder(books: Books): void {
  const { deliveryStatus, deliveryError, hasTimestamp, counted, arrivals } = books;
  const last = counted.at(-1)?.result;
  const uncounted = uncountedOf(books);
  const unsuccessful = counted.slice(0, -1).filter(({ result }) => result === 'failed');
  expect(uncounted, JSON.stringify(books)).toBeGreaterThanOrEqual(0);
  expect(books.deliveryAttempts).toBeLessThanOrEqual(SCHEDULE.waitsMs.length + 1);
  expect(unsuccessful.length).toBeGreaterThanOrEqual(counted.length - 1 - uncounted);
  expect(new Set(arrivals.map(({ deliveryId }) => deliveryId)).size).toBe(1);
  for (const lateMs of latenesses(books, SCHEDULE)) expect(lateMs).toBeGreaterThanOrEqual(0);
  // Each message that arrived is on record, or belongs to a claim that was cut off; and the other way round.
  expect(arrivals.length).toBeGreaterThanOrEqual(counted.length);
  expect(arrivals.length, JSON.stringify(books)).toBeLessThanOrEqual(counted.length + books.cutOff);
  // A receiver that accepted hears it again where a kill fell before the record, or where its answer never came through.
  const unanswered = counted.filter(
    ({ result, statusCode }) => result === 'failed' && statusCode === undefined,
  );
  expect(repeatsOf(books), JSON.stringify(books)).toBeLessThanOrEqual(
    books.cutOff + unanswered.length + uncounted,
  );
  if (isGone(books.subject.id))
    expect({ deliveryStatus, last }).toEqual({ deliveryStatus: 'dropped', last: 'refused' });
  else if (deliveryStatus === 'sent')
    expect({ last, hasTimestamp }).toEqual({ last: 'delivered', hasTimestamp: true });
  else expect(deliveryError).toMatch(/^gave up after 4 tries: /);
}

test(
  `${COMPLETIONS} completions are each sent or dropped, though notifiers and the database are killed`,
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'genledger-chaos-'));
    await using mongod = await startOwnMongod({
      label: 'notifier',
      isLedger: true,
      serverSelectionTimeoutMs: 30_000,
    });
    await using receiver = await startFailingReceiver();
    const url = `${receiver.url}/hook`;
    const generations = await openMany(mongod.database, url, COMPLETIONS - EXECUTIONS, ACCOUNTS);
    const executions = await openExecutions(mongod.database, url);
    const startedMs = performance.now();
    let crash: Crash = { from: new Date(0), until: new Date(0) };
    await using fleet = await startFleet(mongod.url, await configurationFile(directory));
    const end = (subject: DeliverySubject) => insistently(() => endExecution(mongod.database, subject));
    for (let done = 0; done < COMPLETIONS; done += BATCH) {
      await completeMany(mongod.database, slice(generations, done));
      await Promise.all(slice(executions, done).map(end));
      if (done === Math.floor(COMPLETIONS / 3 / BATCH) * BATCH) {
        const from = new Date();
        await mongod.crash();
        await mongod.start();
        crash = { from, until: new Date() };
      }
      if (done === Math.floor((COMPLETIONS * 2) / 3 / BATCH) * BATCH) {
        await mongod.stop();
        await mongod.start();
      }
      await delay(PACE_MS);
    }
    const kills = await fleet.calm();
    await untilSettled(mongod);
    const tookS = Math.round((performance.now() - startedMs) / 1000);

    const books: Books[] = [];
    const singles = generations.map(({ basis }) => deliverySubject('generation', basis.id));
    for (const subject of [...singles, ...executions]) {
      books.push(await readBooks(mongod.database, subject, receiver.arrivalsOf(subject.id), crash));
    }
    for (const one of books) expectInOrder(one);
    const count = (holds: (one: Books) => boolean) => books.filter(holds).length;
    const sent = count(({ deliveryStatus }) => deliveryStatus === 'sent');
    const dropped = count(({ deliveryStatus }) => deliveryStatus === 'dropped');
    const sum = (of: (one: Books) => number) => books.reduce((total, one) => total + of(one), 0);
    expect(sent + dropped).toBe(COMPLETIONS);
    expect(kills).toBeGreaterThanOrEqual(LEAST_KILLS);
    expect(sum(uncountedOf)).toBeLessThanOrEqual(kills / 2);
    const late = books.flatMap((one) => latenesses(one, SCHEDULE)).toSorted((a, b) => a - b);
    const medianLateMs = late[Math.floor(late.length / 2)] ?? Number.NaN;
    process.stdout.write(
      `chaos: ${JSON.stringify({
        completions: COMPLETIONS,
        executions: executions.length,
        sent,
        dropped,
        kills,
        arrivals: sum(({ arrivals }) => arrivals.length),
        countedAttempts: sum(({ counted }) => counted.length),
        uncounted: sum(uncountedOf),
        cutOff: sum(({ cutOff }) => cutOff),
        repeats: sum(repeatsOf),
        medianLateMs,
        tookS,
      })}\n`,
    );
    await rm(directory, { recursive: true });
  },
  DEADLINE_MS,
);
