import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/mongod/temporary-folder.ts';
import { prepareDataFolder } from './data-folder.ts';
import { type OwnershipRecord, readOwnership, removeOwnership, writeOwnership } from './ownership-record.ts';

const RECORD: OwnershipRecord = {
  mongod: { pid: 4200, startedAt: 'boot:1' },
  owner: { pid: 4100, startedAt: 'boot:0' },
  port: 27017,
  version: '6.0.5',
};

test('a record is read as it was written, until it is removed', async () => {
  const folder = await prepareDataFolder(await temporaryFolder());
  expect(await readOwnership(folder)).toBeUndefined();
  await writeOwnership(folder, RECORD);
  expect(await readOwnership(folder)).toEqual({ mongod: RECORD.mongod, owner: RECORD.owner });
  await removeOwnership(folder);
  await removeOwnership(folder);
  expect(await readOwnership(folder)).toBeUndefined();
});

test.each([
  ['half a file', '{"mongod":{"pid":42'],
  ['no object', '[]'],
  ['no owner', JSON.stringify({ mongod: RECORD.mongod })],
  ['a process group for a pid', JSON.stringify({ ...RECORD, mongod: { pid: -1, startedAt: 'x' } })],
  ['pid 0', JSON.stringify({ ...RECORD, mongod: { pid: 0, startedAt: 'x' } })],
  ['pid 1', JSON.stringify({ ...RECORD, mongod: { pid: 1, startedAt: 'x' } })],
  ['a fraction for a pid', JSON.stringify({ ...RECORD, mongod: { pid: 4.2, startedAt: 'x' } })],
  ['no start time', JSON.stringify({ ...RECORD, mongod: { pid: 42 } })],
])('%s is no record', async (_name, text) => {
  const folder = await prepareDataFolder(await temporaryFolder());
  await writeFile(folder.recordFile, text);
  expect(await readOwnership(folder)).toBeUndefined();
});
