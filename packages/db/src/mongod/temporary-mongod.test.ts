import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { startTemporaryMongod } from './index.ts';

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

test('a temporary mongod leaves no folder, and clears away what a killed run left', async () => {
  const abandoned = await mkdtemp(join(tmpdir(), 'genledger-mongod-'));
  const gone = { pid: 2 ** 30, startedAt: 'earlier' };
  await writeFile(join(abandoned, 'mongod.json'), JSON.stringify({ mongod: gone, owner: gone }));
  const starting = await mkdtemp(join(tmpdir(), 'genledger-mongod-'));
  onTestFinished(() => rm(starting, { recursive: true }));

  const mongod = await startTemporaryMongod({ environment: process.env, log: () => {} });
  onTestFinished(() => mongod.stop());
  expect(await exists(abandoned)).toBe(false);
  expect(await exists(starting)).toBe(true);

  const client = new MongoClient(mongod.uri);
  onTestFinished(() => client.close());
  const { parsed } = await client.db('admin').command({ getCmdLineOpts: 1 });
  expect(await exists(parsed.storage.dbPath)).toBe(true);
  await mongod.stop();
  expect(await exists(join(parsed.storage.dbPath, '..'))).toBe(false);
});
