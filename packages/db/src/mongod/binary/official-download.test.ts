import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeMongodText, writeProgram } from '../../testing/mongod/fake-mongod.ts';
import { serveLocally } from '../../testing/mongod/local-server.ts';
import { temporaryFolder } from '../../testing/mongod/temporary-folder.ts';
import type { BinaryContext } from '../context.ts';
import { officialSource } from './official-download.ts';

async function archiveOf(text: string): Promise<Buffer> {
  const folder = await temporaryFolder();
  await writeProgram(join(folder, 'mongodb', 'bin'), 'mongod', text);
  return execFileSync('tar', ['-czf', '-', '-C', folder, 'mongodb']);
}

async function contextFor(mirror: string): Promise<BinaryContext & { lines: string[] }> {
  const folder = await temporaryFolder();
  const lines: string[] = [];
  return {
    environment: {
      PATH: process.env.PATH,
      HOME: folder,
      MONGOMS_DOWNLOAD_MIRROR: mirror,
      MONGOMS_USE_HTTP: 'true',
      MONGOMS_VERSION: '8.0.4',
      MONGOMS_DISTRO: 'ubuntu-22.04',
    },
    cacheDirectory: join(folder, 'cache'),
    log: (line) => void lines.push(line),
    lines,
  };
}

test('fetches the build of this machine from the mirror that the library is set to', async () => {
  const archive = await archiveOf(fakeMongodText('8.0.4'));
  const mirror = await serveLocally((request, response) => {
    const checksum = request.url?.endsWith('.md5') === true;
    const body = checksum ? createHash('md5').update(archive).digest('hex') : archive;
    response.writeHead(200, { 'content-length': body.length }).end(body);
  });
  const context = await contextFor(mirror);
  const path = join(context.cacheDirectory, 'mongod-official-8.0.4');
  expect(await officialSource.locate(context)).toEqual({ ok: true, value: path });
  expect(await readFile(path, 'utf8')).toBe(fakeMongodText('8.0.4'));
  expect(await readdir(context.cacheDirectory)).toEqual(['mongod-official-8.0.4']);
  expect(context.lines).toEqual(['downloading MongoDB 8.0.4']);
});

test('says why there is none, and leaves nothing behind', async () => {
  const mirror = await serveLocally((_request, response) => response.writeHead(403).end());
  const context = await contextFor(mirror);
  const located = await officialSource.locate(context);
  expect(located).toMatchObject({ ok: false, reason: expect.stringContaining('403') });
  expect(await readdir(context.cacheDirectory)).toEqual([]);
});

test('refuses an archive that does not have its checksum', async () => {
  const archive = await archiveOf(fakeMongodText('8.0.4'));
  const mirror = await serveLocally((request, response) => {
    const body = request.url?.endsWith('.md5') === true ? '0'.repeat(32) : archive;
    response.writeHead(200, { 'content-length': body.length }).end(body);
  });
  const context = await contextFor(mirror);
  expect(await officialSource.locate(context)).toMatchObject({ ok: false });
  expect(await readdir(context.cacheDirectory)).toEqual([]);
});
