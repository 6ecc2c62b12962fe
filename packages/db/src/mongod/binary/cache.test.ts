import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/mongod/temporary-folder.ts';
import { failure, success } from '../outcome.ts';
import { defaultCacheDirectory, fetchIntoCache } from './cache.ts';

test.each([
  [{ XDG_CACHE_HOME: '/caches', HOME: '/home/ada' }, '/caches/genledger'],
  [{ HOME: '/home/ada' }, '/home/ada/.cache/genledger'],
  [{ XDG_CACHE_HOME: 'relative', HOME: '/home/ada' }, '/home/ada/.cache/genledger'],
  [{ XDG_CACHE_HOME: '', HOME: '/home/ada' }, '/home/ada/.cache/genledger'],
])('the cache of %j is %s', (environment, expected) => {
  expect(defaultCacheDirectory(environment)).toBe(expected);
});

test('what killed downloads left is removed after a day, what runs now is not', async () => {
  const cache = await temporaryFolder();
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
  for (const name of ['download-old', 'download-new']) await mkdir(join(cache, name));
  await utimes(join(cache, 'download-old'), yesterday, yesterday);
  await fetchIntoCache(cache, async () => failure('nothing'));
  expect(await readdir(cache)).toEqual(['download-new']);
});

test('a cache that can not be written is a reason, not a crash', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  const fetched = await fetchIntoCache(join(file, 'cache'), async () => success({ file, cachedName: 'x' }));
  expect(fetched).toMatchObject({ ok: false, reason: expect.stringContaining('ENOTDIR') });
});
