import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { holdMongod } from '../testing/mongod/held-mongod.ts';
import { insertNote, readNotes, startForTest } from '../testing/mongod/started-mongod.ts';
import { temporaryFolder } from '../testing/mongod/temporary-folder.ts';
import { inspectProcess } from './process/process-identity.ts';
import { spawnMongod } from './process/spawn-mongod.ts';
import { stopProcess } from './process/stop-process.ts';

const ENDS_WITHIN = { timeout: 10_000, interval: 50 };

/** The process that watches over a mongod has its pid among its arguments. */
async function findGuard(mongodPid: number): Promise<number> {
  for (let pid = mongodPid + 1; pid < mongodPid + 2000; pid += 1) {
    const running = await inspectProcess(pid);
    if (running?.commandLine.includes(`guard-program.ts ${mongodPid} `) === true) return pid;
  }
  throw new Error(`mongod ${mongodPid} has no guard`);
}

test('a folder that another process uses is refused; mongod ends by itself when that process is killed -9', async () => {
  const dataDirectory = await temporaryFolder();
  const held = await holdMongod(dataDirectory);
  await expect(startForTest({ dataDirectory })).rejects.toMatchObject({
    code: 'data_directory_in_use',
    pid: held.mongodPid,
    message: expect.stringContaining(`started by the process with pid ${held.parent.pid}`),
  });
  const guard = await findGuard(held.mongodPid);
  held.parent.kill('SIGKILL');
  await vi.waitFor(async () => expect(await inspectProcess(held.mongodPid)).toBeUndefined(), ENDS_WITHIN);
  await vi.waitFor(async () => expect(await inspectProcess(guard)).toBeUndefined(), ENDS_WITHIN);
});

test('a start right after its parent was killed -9 finds the data', async () => {
  const dataDirectory = await temporaryFolder();
  const held = await holdMongod(dataDirectory);
  await insertNote(held.uri, 'kept');
  held.parent.kill('SIGKILL');
  await once(held.parent, 'exit');
  const mongod = await startForTest({ dataDirectory });
  expect(await readNotes(mongod.uri)).toEqual(['kept']);
});

test('an orphan, whose guard was killed too, is stopped by the next start', async () => {
  const dataDirectory = await temporaryFolder();
  const held = await holdMongod(dataDirectory);
  await insertNote(held.uri, 'kept');
  process.kill(await findGuard(held.mongodPid), 'SIGKILL');
  held.parent.kill('SIGKILL');
  await once(held.parent, 'exit');
  expect(await inspectProcess(held.mongodPid)).toBeDefined();

  const lines: string[] = [];
  const mongod = await startForTest({ dataDirectory, log: (line) => lines.push(line) });
  expect(lines[0]).toContain(
    `stopping mongod (pid ${held.mongodPid}), left over by process ${held.parent.pid}`,
  );
  expect(await inspectProcess(held.mongodPid)).toBeUndefined();
  expect(await readNotes(mongod.uri)).toEqual(['kept']);
});

test('a mongod that somebody else runs on the folder is refused by its pid and left alone', async () => {
  const dataDirectory = await temporaryFolder();
  const first = await startForTest({ dataDirectory });
  await first.stop();
  const parameters = [
    '--dbpath',
    join(dataDirectory, 'db'),
    '--port',
    String(first.port),
    '--bind_ip',
    '127.0.0.1',
  ];
  const logFile = join(dataDirectory, 'by-hand.log');
  const byHand = await spawnMongod(first.binary.path, parameters, logFile, process.env);
  onTestFinished(async () => {
    await stopProcess(byHand.identity, { graceMs: 10_000 });
  });

  const lockFile = join(dataDirectory, 'db', 'mongod.lock');
  await vi.waitFor(
    async () => expect(await readFile(lockFile, 'utf8')).toContain(String(byHand.identity.pid)),
    ENDS_WITHIN,
  );
  const refusal = { code: 'data_directory_in_use', pid: byHand.identity.pid };
  await expect(startForTest({ dataDirectory })).rejects.toMatchObject(refusal);
  expect(await inspectProcess(byHand.identity.pid)).toBeDefined();
});
