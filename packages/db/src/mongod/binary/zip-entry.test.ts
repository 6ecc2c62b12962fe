import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smallZip } from '../../testing/mongod/small-zip.ts';
import { temporaryFolder } from '../../testing/mongod/temporary-folder.ts';
import { extractZipEntry } from './zip-entry.ts';

const TEXT = 'mongod '.repeat(1000);

async function extract(archive: Buffer) {
  const folder = await temporaryFolder();
  const path = join(folder, 'archive.zip');
  await writeFile(path, archive);
  const target = join(folder, 'target');
  return { target, result: await extractZipEntry(path, /^bin\/mongod$/, target) };
}

test.each([
  ['compressed', false],
  ['stored', true],
])('extracts the one entry that is asked for, %s', async (_name, stored) => {
  const archive = smallZip([
    { name: 'README', content: 'read me' },
    { name: 'bin/mongod', content: TEXT, stored },
    { name: 'LICENSE', content: 'licence' },
  ]);
  const { result, target } = await extract(archive);
  expect(result).toEqual({ ok: true, value: target });
  expect(await readFile(target, 'utf8')).toBe(TEXT);
});

test('finds the directory behind an archive comment', async () => {
  const archive = smallZip([{ name: 'bin/mongod', content: TEXT }]);
  archive.writeUInt16LE(7, archive.length - 2);
  const { result } = await extract(Buffer.concat([archive, Buffer.from('comment')]));
  expect(result).toMatchObject({ ok: true });
});

test('says so when the entry is missing or the file is no archive', async () => {
  const { result } = await extract(smallZip([{ name: 'bin/other', content: TEXT }]));
  expect(result).toMatchObject({ ok: false, reason: expect.stringContaining('has no mongod') });
  const noArchive = await extract(Buffer.from('<html>not found</html>'));
  expect(noArchive.result).toMatchObject({ ok: false });
});

test('refuses an entry whose bytes do not have its checksum', async () => {
  const archive = smallZip([{ name: 'bin/mongod', content: TEXT, stored: true }]);
  archive.write('M', archive.indexOf('mongod mongod'));
  const { result } = await extract(archive);
  expect(result).toEqual({ ok: false, reason: 'the archive is damaged (CRC-32)' });
});
