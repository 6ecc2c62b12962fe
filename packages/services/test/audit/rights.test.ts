import { documentBytes, startPlainMongod } from '@genledger/db/testing';
import { exitCodeOf } from '@genledger/domain/audit';
import { expect, test } from 'vitest';
import { type AuditOptions, runAudit } from '../../src/audit/index.ts';
import { waitUntil } from '../support/wait-until.ts';
import { fill, fixtureDocuments } from './legacy-database.ts';

const NOW = new Date('2025-09-01T00:00:00Z');
const COLLECTIONS = ['generationOutputs', 'cooks', 'casts', 'spells'] as const;
const TIMEOUT_MS = 120_000;

async function audit(url: string, changes: Partial<AuditOptions> = {}) {
  const clock = { now: () => NOW };
  const report = await runAudit({ targets: [{ name: 'one', url }], read: 'primary', clock, ...changes });
  return { report, environment: report.environments[0] };
}

test('a user who may only read is enough, and nothing is written', { timeout: TIMEOUT_MS }, async () => {
  await using mongod = await startPlainMongod('--auth');
  const first = mongod.connect();
  await first.db('admin').command({ createUser: 'root', pwd: 'secret', roles: ['root'] });
  await first.close();
  const root = mongod.connect('root:secret');
  const rootUrl = `mongodb://root:secret@127.0.0.1:${mongod.port}/old?authSource=admin`;
  await fill(rootUrl, fixtureDocuments());
  const roles = [{ role: 'read', db: 'old' }];
  await root.db('old').command({ createUser: 'reader', pwd: 'secret', roles });
  const before = await documentBytes(root.db('old'), [...COLLECTIONS]);

  const url = `mongodb://reader:secret@127.0.0.1:${mongod.port}/old`;
  const reader = mongod.connect('reader:secret');
  await expect(reader.db('old').collection('generationOutputs').insertOne({})).rejects.toThrow();
  const [read, whole] = [await audit(url), await audit(rootUrl)];
  expect(read.environment).toMatchObject({ isComplete: true, documentsScanned: 32 });
  expect(read.environment?.criteria).toEqual(whole.environment?.criteria);
  expect(read.environment?.findings).toEqual(whole.environment?.findings);

  expect(await documentBytes(root.db('old'), [...COLLECTIONS])).toEqual(before);
  const collections = await root.db('old').listCollections({}, { nameOnly: true }).toArray();
  expect(collections.map(({ name }) => name).sort()).toEqual([...COLLECTIONS].sort());
  await Promise.all([root.close(), reader.close()]);
});

test('a secondary is read where one is asked for', { timeout: TIMEOUT_MS }, async () => {
  const set = ['--replSet', 'pair'];
  await using primary = await startPlainMongod(...set);
  await using secondary = await startPlainMongod(...set);
  const [first, second] = [primary.connect(), secondary.connect()];
  const host = ({ port }: typeof primary) => `127.0.0.1:${port}`;
  const members = [
    { _id: 0, host: host(primary), priority: 1 },
    { _id: 1, host: host(secondary), priority: 0 },
  ];
  await first.db('admin').command({ replSetInitiate: { _id: 'pair', members } });
  const stateOf = async (client: typeof first) =>
    (await client.db('admin').command({ hello: 1 }))['secondary'];
  await waitUntil(
    'a primary and a secondary',
    async () => (await stateOf(second)) === true && (await stateOf(first)) === false,
  );
  const url = `mongodb://${host(primary)},${host(secondary)}/old?replicaSet=pair`;
  await fill(url, fixtureDocuments());
  const countIn = async (client: typeof first) => {
    const counts = COLLECTIONS.map((name) => client.db('old').collection(name).countDocuments());
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  };
  await waitUntil('the secondary', async () => (await countIn(second)) === (await countIn(first)));
  const readsOf = async (client: typeof first) =>
    Number((await client.db('admin').command({ serverStatus: 1 }))['opcounters'].query);
  const before = [await readsOf(first), await readsOf(second)] as const;
  const { environment } = await audit(url, { read: 'secondary' });
  expect(environment).toMatchObject({ isComplete: true, read: 'secondary', documentsScanned: 32 });
  expect((await readsOf(second)) - before[1]).toBeGreaterThanOrEqual(COLLECTIONS.length);
  const generations = (await audit(url)).environment?.criteria;
  expect(environment?.criteria).toEqual(generations);
  await Promise.all([first.close(), second.close()]);
});

test('an audit that is cut off is incomplete and says why, and never passes', {
  timeout: TIMEOUT_MS,
}, async () => {
  await using mongod = await startPlainMongod();
  const url = `mongodb://127.0.0.1:${mongod.port}/old`;
  await fill(url, fixtureDocuments());
  const controller = new AbortController();
  const { report, environment } = await audit(url, {
    signal: controller.signal,
    onFinding: () => controller.abort(new DOMException('', 'TimeoutError')),
  });
  expect(environment).toMatchObject({
    isComplete: false,
    incompleteBecause: 'the time that it was given is up',
  });
  expect(report.holds).toBeNull();
  expect(exitCodeOf(report.holds)).toBe(2);
});
