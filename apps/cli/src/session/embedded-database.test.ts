import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findEmbeddedDatabase } from './embedded-database.ts';

/** Beyond the greatest process id of a Linux system, so nobody has it. */
const NOBODY = 4_194_305;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genledger-cli-'));
  await mkdir(join(folder, 'mongod'));
});
afterAll(() => rm(folder, { recursive: true }));

async function find(record: string): Promise<string | undefined> {
  await writeFile(join(folder, 'mongod', 'mongod.json'), record);
  return findEmbeddedDatabase(folder);
}
const record = (pid: unknown, port: unknown) => JSON.stringify({ mongod: { pid }, port });

it('is found while its process runs', async () => {
  expect(await find(record(process.pid, 27_018))).toBe('mongodb://127.0.0.1:27018/genledger?replicaSet=rs0');
});

it.each([
  ['whose process is gone', record(NOBODY, 27_018)],
  ['without a port', record(process.pid, undefined)],
  ['with a process id that is none', record('1; rm', 27_018)],
  ['that is half written', '{"mongod":'],
])('is not found by a record %s', async (_, text) => {
  expect(await find(text)).toBeUndefined();
});

it('is not found in a folder that does not exist', async () => {
  expect(await findEmbeddedDatabase(join(folder, 'absent'))).toBeUndefined();
});
