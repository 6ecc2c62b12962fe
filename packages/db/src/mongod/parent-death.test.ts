import { once } from 'node:events';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test, vi } from 'vitest';
import { holdMongod } from '../testing/mongod/held-mongod.ts';
import { temporaryFolder } from '../testing/mongod/temporary-folder.ts';
import { startMongod } from './index.ts';
import { inspectProcess } from './process/process-identity.ts';
import { spawnMongod } from './process/spawn-mongod.ts';
import { stopProcess } from './process/stop-process.ts';

const ENDS_WITHIN = { timeout: 10_000, interval: 50 };

async function insertNote(uri: string): Promise<void> {
  const client = new MongoClient(uri);
  await client.db('kept').collection('notes').insertOne({ note: 'kept' }, { writeConcern: { w: 'majority' } });
  await client.close();
}

async function countNotes(uri: string): Promise<number> {
  const client = new MongoClient(uri);
  const count = await client.db('kept').collection('notes').countDocuments();
  await client.close();
  return count;
}

/** The process that watches over a mongod has its pid among its arguments. */
async function findGuard(mongodPid: number): Promise<number> {
  for (let pid = mongodPid + 1; pid < mongodPid + 2000; pid += 1) {
    const running = await inspectProcess(pid);
    if (running?.commandLine.includes(`guard-program.ts ${mongodPid} `) === true) return pid;
  }
  throw new Error(`mongod ${mongodPid} has no guard`);
}

test('mongod ends by itself when its parent is killed -9', async () => {
  const held = await holdMongod(await temporaryFolder());
  const guard = await findGuard(held.mongodPid);
  held.parent.kill('SIGKILL');
  await vi.waitFor(async () => expect(await inspectProcess(held.mongodPid)).toBeUndefined(), ENDS_WITHIN);
  await vi.waitFor(async () => expect(await inspectProcess(guard)).toBeUndefined(), ENDS_WITHIN);
});

test('a start right after its parent was killed -9 finds the data', async () => {
  const dataDirectory = await temporaryFolder();
  const held = await holdMongod(dataDirectory);
  await insertNote(held.uri);
  held.parent.kill('SIGKILL');
  await once(held.parent, 'exit');
  const mongod = await startMongod({ dataDirectory, environment: process.env, log: () => {} });
  onTestFinished(() => mongod.stop());
  expect(await countNotes(mongod.uri)).toBe(1);
});

test('an orphan, whose guard was killed too, is stopped by the next start', async () => {
  const dataDirectory = await temporaryFolder();
  const held = await holdMongod(dataDirectory);
  await insertNote(held.uri);
  process.kill(await findGuard(held.mongodPid), 'SIGKILL');
  held.parent.kill('SIGKILL');
  await once(held.parent, 'exit');
  expect(await inspectProcess(held.mongodPid)).toBeDefined();

  const lines: string[] = [];
  const mongod = await startMongod({ dataDirectory, environment: process.env, log: (line) => lines.push(line) });
  onTestFinished(() => mongod.stop());
  expect(lines[0]).toContain(`stopping mongod (pid ${held.mongodPid}), left over by process ${held.parent.pid}`);
  expect(await inspectProcess(held.mongodPid)).toBeUndefined();
  expect(await countNotes(mongod.uri)).toBe(1);
});

test('a mongod that somebody else runs on the folder is refused by its pid and left alone', async () => {
  const dataDirectory = await temporaryFolder();
  const first = await startMongod({ dataDirectory, environment: process.env, log: () => {} });
  await first.stop();
  const parameters = ['--dbpath', join(dataDirectory, 'db'), '--port', String(first.port), '--bind_ip', '127.0.0.1'];
  const logFile = join(dataDirectory, 'by-hand.log');
  const byHand = await spawnMongod(first.binary.path, parameters, logFile, process.env);
  onTestFinished(async () => {
    await stopProcess(byHand.identity, { graceMs: 10_000 });
  });

  const start = () => startMongod({ dataDirectory, environment: process.env, log: () => {} });
  await vi.waitFor(
    () => expect(start()).rejects.toMatchObject({ code: 'data_directory_in_use', pid: byHand.identity.pid }),
    ENDS_WITHIN,
  );
  expect(await inspectProcess(byHand.identity.pid)).toBeDefined();
});
