import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/mongod/temporary-folder.ts';
import { MongodError, type RunningMongod, type StartMongodOptions, startMongod } from './index.ts';
import { inspectProcess } from './process/process-identity.ts';

async function start(options: Partial<StartMongodOptions> & { dataDirectory: string }): Promise<RunningMongod> {
  const mongod = await startMongod({ environment: process.env, log: () => {}, ...options });
  onTestFinished(() => mongod.stop());
  return mongod;
}

async function failureOf(starting: Promise<unknown>): Promise<MongodError> {
  const error = await starting.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MongodError)) throw new Error(`no MongodError: ${error}`);
  return error;
}

async function withClient<Value>(uri: string, use: (client: MongoClient) => Promise<Value>): Promise<Value> {
  const client = new MongoClient(uri);
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

const insert = (uri: string, note: string) =>
  withClient(uri, (client) =>
    client.db('kept').collection('notes').insertOne({ note }, { writeConcern: { w: 'majority', j: true } }),
  );

const readNotes = (uri: string) =>
  withClient(uri, async (client) => {
    const documents = await client.db('kept').collection('notes').find().sort({ _id: 1 }).toArray();
    return documents.map(({ note }) => note);
  });

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
  test('gives a loopback replica set that takes majority writes and transactions', async () => {
    const lines: string[] = [];
    const dataDirectory = await temporaryFolder();
    const mongod = await start({ dataDirectory, log: (line) => lines.push(line) });

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
    expect(await readNotes(mongod.uri)).toEqual(['first', 'second']);
  });

  test('keeps the secrets in the environment from mongod', async () => {
    const environment = { ...process.env, GENLEDGER_ADMIN_KEY: 'glk_secret' };
    const mongod = await start({ dataDirectory: await temporaryFolder(), environment });
    const given = await readFile(`/proc/${mongod.pid}/environ`, 'utf8');
    expect(given).toContain('PATH=');
    expect(given).not.toContain('glk_secret');
  });
});

describe('a later start', () => {
  test('finds the data on another port, and keeps only the log of the run before', async () => {
    const dataDirectory = await temporaryFolder();
    const first = await start({ dataDirectory });
    await insert(first.uri, 'before');
    await first.stop();
    expect(await first.exited).toEqual({ code: 0, signal: null });

    const second = await start({ dataDirectory });
    expect(second.port).not.toBe(first.port);
    expect(await readNotes(second.uri)).toEqual(['before']);
    const previous = await readFile(join(dataDirectory, 'mongod.log.previous'), 'utf8');
    expect(previous).toContain(`"pid":${first.pid}`);
    expect(await readFile(join(dataDirectory, 'mongod.log'), 'utf8')).not.toContain(`"pid":${first.pid}`);
  });

  test('recovers every acknowledged write after kill -9 of mongod', async () => {
    const dataDirectory = await temporaryFolder();
    const first = await start({ dataDirectory });
    for (const note of ['a', 'b', 'c']) await insert(first.uri, note);
    process.kill(first.pid, 'SIGKILL');
    expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' });

    const second = await start({ dataDirectory });
    expect(await readNotes(second.uri)).toEqual(['a', 'b', 'c']);
  });

  test('is not kept off by a stale lock whose pid is somebody else by now', async () => {
    const dataDirectory = await temporaryFolder();
    await mkdir(join(dataDirectory, 'db'));
    await writeFile(join(dataDirectory, 'db', 'mongod.lock'), `${process.pid}\n`);
    const identity = { pid: process.pid, startedAt: 'long ago' };
    await writeFile(join(dataDirectory, 'mongod.json'), JSON.stringify({ mongod: identity, owner: identity }));
    const mongod = await start({ dataDirectory });
    expect(await readNotes(mongod.uri)).toEqual([]);
  });
});

describe('a start is refused', () => {
  test('while the folder is in use, with the pid that holds it', async () => {
    const dataDirectory = await temporaryFolder();
    const first = await start({ dataDirectory });
    const error = await failureOf(startMongod({ dataDirectory, environment: process.env, log: () => {} }));
    expect(error).toMatchObject({ code: 'data_directory_in_use', pid: first.pid });
    expect(error.message).toContain(`mongod with pid ${first.pid}, started by the process with pid ${process.pid}`);
    expect(await readNotes(first.uri)).toEqual([]);
  });

  test('when two start at once: one runs, the other is told', async () => {
    const dataDirectory = await temporaryFolder();
    const results = await Promise.allSettled([start({ dataDirectory }), start({ dataDirectory })]);
    const [started] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toMatchObject([{ code: 'data_directory_in_use', pid: started?.pid }]);
    expect(await readNotes(started?.uri ?? '')).toEqual([]);
  });

  test('on a folder that can not be written', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const error = await failureOf(start({ dataDirectory: join(file, 'sub') }));
    expect(error).toMatchObject({ code: 'data_directory_unwritable' });
    expect(error.message).toContain(join(file, 'sub'));
  });

  test('on a port that is in use', async () => {
    const port = await occupyPort();
    const error = await failureOf(start({ dataDirectory: await temporaryFolder(), port }));
    expect(error).toMatchObject({ code: 'port_in_use', message: expect.stringContaining(String(port)) });
  });

  test('with the words of mongod when it will not run on these data', async () => {
    const dataDirectory = await temporaryFolder();
    await mkdir(join(dataDirectory, 'db'));
    await writeFile(join(dataDirectory, 'db', 'WiredTiger'), 'not a database');
    await writeFile(join(dataDirectory, 'db', 'WiredTiger.turtle'), 'not a database');
    await writeFile(join(dataDirectory, 'db', 'storage.bson'), 'not BSON');
    const error = await failureOf(start({ dataDirectory }));
    expect(error.code).toBe('start_failed');
    expect(error.message).toMatch(/^mongod ended at its start \(\S.+\)\.\n {2}\S/);
    expect(error.hint).toContain(join(dataDirectory, 'mongod.log'));
  });

  test('when mongod is not ready in time, and leaves no process behind', async () => {
    const dataDirectory = await temporaryFolder();
    const error = await failureOf(start({ dataDirectory, startTimeoutMs: 50 }));
    expect(error.code).toBe('start_timed_out');
    const pid = /"pid":(\d+)/.exec(await readFile(join(dataDirectory, 'mongod.log'), 'utf8'))?.[1];
    expect(await inspectProcess(Number(pid ?? 0))).toBeUndefined();
  });
});

test('stop may be called again, and after mongod died', async () => {
  const mongod = await start({ dataDirectory: await temporaryFolder() });
  process.kill(mongod.pid, 'SIGKILL');
  await mongod.exited;
  await Promise.all([mongod.stop(), mongod.stop()]);
  expect(await inspectProcess(mongod.pid)).toBeUndefined();
});
