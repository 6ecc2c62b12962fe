import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  insertNote,
  mongodErrorOf,
  readNotes,
  startForTest,
  withClient,
} from '../testing/mongod/started-mongod.ts';
import { temporaryFolder } from '../testing/mongod/temporary-folder.ts';
import { inspectProcess } from './process/process-identity.ts';

async function occupyPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a first start', () => {
  test('gives a loopback replica set with transactions, and keeps our secrets from mongod', async () => {
    const lines: string[] = [];
    const dataDirectory = await temporaryFolder();
    const environmentOfOurs = { ...process.env, GENLEDGER_ADMIN_KEY: 'glk_secret' };
    const mongod = await startForTest({
      dataDirectory,
      environment: environmentOfOurs,
      log: (line) => lines.push(line),
    });

    expect(mongod.uri).toBe(`mongodb://127.0.0.1:${mongod.port}/?replicaSet=rs0`);
    expect(lines.at(-1)).toContain(`mongod ${mongod.binary.version} from`);
    await withClient(mongod.uri, async (client) => {
      const notes = client.db('kept').collection('notes');
      await notes.createIndex({ note: 1 });
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await notes.insertOne({ note: 'first' }, { session });
          await notes.insertOne({ note: 'second' }, { session });
        }),
      );
      const { argv } = await client.db('admin').command({ getCmdLineOpts: 1 });
      expect(argv.join(' ')).toContain('--bind_ip 127.0.0.1');
      expect(argv.join(' ')).toContain('--wiredTigerCacheSizeGB 0.25');
    });
    if (process.platform === 'linux') {
      const environment = await readFile(`/proc/${mongod.pid}/environ`, 'utf8');
      expect(environment).toContain('PATH=');
      expect(environment).not.toContain('glk_secret');
    }
    expect(await readNotes(mongod.uri)).toEqual(['first', 'second']);
  });
});

describe('a later start', () => {
  test('finds the data on another port, and keeps only the log of the run before', async () => {
    const dataDirectory = await temporaryFolder();
    const first = await startForTest({ dataDirectory });
    await insertNote(first.uri, 'before');
    await first.stop();
    expect(await first.exited).toEqual({ code: 0, signal: null });

    const second = await startForTest({ dataDirectory });
    expect(second.port).not.toBe(first.port);
    expect(await readNotes(second.uri)).toEqual(['before']);
    const previous = await readFile(join(dataDirectory, 'mongod.log.previous'), 'utf8');
    expect(previous).toContain(`"pid":${first.pid}`);
    expect(await readFile(join(dataDirectory, 'mongod.log'), 'utf8')).not.toContain(`"pid":${first.pid}`);
  });

  test('recovers every acknowledged write after kill -9 of mongod', async () => {
    const dataDirectory = await temporaryFolder();
    const first = await startForTest({ dataDirectory });
    for (const note of ['a', 'b', 'c']) await insertNote(first.uri, note);
    process.kill(first.pid, 'SIGKILL');
    expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' });

    const second = await startForTest({ dataDirectory });
    expect(await readNotes(second.uri)).toEqual(['a', 'b', 'c']);
  });

  test('is not kept off by a stale lock whose pid is somebody else by now', async () => {
    const dataDirectory = await temporaryFolder();
    await mkdir(join(dataDirectory, 'db'));
    await writeFile(join(dataDirectory, 'db', 'mongod.lock'), `${process.pid}\n`);
    const identity = { pid: process.pid, startedAt: 'long ago' };
    await writeFile(
      join(dataDirectory, 'mongod.json'),
      JSON.stringify({ mongod: identity, owner: identity }),
    );
    const mongod = await startForTest({ dataDirectory });
    expect(await readNotes(mongod.uri)).toEqual([]);
  });
});

describe('a start is refused', () => {
  test('while the folder is in use, with the pid that holds it', async () => {
    const dataDirectory = await temporaryFolder();
    const first = await startForTest({ dataDirectory });
    const error = await mongodErrorOf(startForTest({ dataDirectory }));
    expect(error).toMatchObject({ code: 'data_directory_in_use', pid: first.pid });
    expect(error.message).toContain(
      `mongod with pid ${first.pid}, started by the process with pid ${process.pid}`,
    );
    expect(await readNotes(first.uri)).toEqual([]);
  });

  test('when two start at once: one runs, the other is told', async () => {
    const dataDirectory = await temporaryFolder();
    const results = await Promise.allSettled([
      startForTest({ dataDirectory }),
      startForTest({ dataDirectory }),
    ]);
    const [started] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toMatchObject([{ code: 'data_directory_in_use' }]);
    // The one that is refused may look before the other has written down its pid.
    expect([started?.pid, undefined]).toContain(refused[0]?.pid);
    expect(await readNotes(started?.uri ?? '')).toEqual([]);
  });

  test('on a folder that can not be written', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const error = await mongodErrorOf(startForTest({ dataDirectory: join(file, 'sub') }));
    expect(error).toMatchObject({ code: 'data_directory_unwritable' });
    expect(error.message).toContain(join(file, 'sub'));
  });

  test('on a port that is in use', async () => {
    const port = await occupyPort();
    const error = await mongodErrorOf(startForTest({ dataDirectory: await temporaryFolder(), port }));
    expect(error).toMatchObject({ code: 'port_in_use', message: expect.stringContaining(String(port)) });
  });

  test('with the words of mongod when it will not run on these data', async () => {
    const dataDirectory = await temporaryFolder();
    await mkdir(join(dataDirectory, 'db'));
    await writeFile(join(dataDirectory, 'db', 'WiredTiger'), 'not a database');
    await writeFile(join(dataDirectory, 'db', 'WiredTiger.turtle'), 'not a database');
    await writeFile(join(dataDirectory, 'db', 'storage.bson'), 'not BSON');
    const error = await mongodErrorOf(startForTest({ dataDirectory }));
    expect(error.code).toBe('start_failed');
    expect(error.message).toMatch(/^mongod ended at its start \(\S.+\)\.\n {2}\S/);
    expect(error.hint).toContain(join(dataDirectory, 'mongod.log'));
  });

  test('when mongod is not ready in time, and leaves no process behind', async () => {
    const dataDirectory = await temporaryFolder();
    const error = await mongodErrorOf(startForTest({ dataDirectory, startTimeoutMs: 50 }));
    expect(error.code).toBe('start_timed_out');
    const pid = /"pid":(\d+)/.exec(await readFile(join(dataDirectory, 'mongod.log'), 'utf8'))?.[1];
    expect(await inspectProcess(Number(pid ?? 0))).toBeUndefined();
  });
});

test('stop may be called again, and after mongod died', async () => {
  const mongod = await startForTest({ dataDirectory: await temporaryFolder() });
  process.kill(mongod.pid, 'SIGKILL');
  await mongod.exited;
  await Promise.all([mongod.stop(), mongod.stop()]);
  expect(await inspectProcess(mongod.pid)).toBeUndefined();
});
