import { MongoClient } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { LoadWatch, meanLatencyMs, operationTotals, replicationLagMs } from './server-load.ts';

describe('the latency of a server', () => {
  test('is the mean of reads and writes between two looks', () => {
    const at = (micros: number, ops: number) =>
      operationTotals({ opLatencies: { reads: { latency: micros, ops }, writes: { latency: 0, ops: 0 } } });
    const [before, after] = [at(1000, 10), at(41_000, 30)];
    expect(before && after && meanLatencyMs(before, after)).toBe(2);
    expect(before && meanLatencyMs(before, before)).toBeUndefined();
    expect(before && after && meanLatencyMs(after, before)).toBeUndefined();
  });

  test('is not known where the server does not tell', () => {
    expect(operationTotals({})).toBeUndefined();
  });
});

describe('replication lag', () => {
  const at = (seconds: number) => new Date(Date.UTC(2031, 0, 1, 0, 0, seconds));
  test('is that of the slowest secondary that is up', () => {
    const members = [
      { stateStr: 'SECONDARY', optimeDate: at(18) },
      { stateStr: 'PRIMARY', optimeDate: at(20) },
      { stateStr: 'SECONDARY', optimeDate: at(5) },
      { stateStr: '(not reachable/healthy)', optimeDate: new Date(0) },
    ];
    expect(replicationLagMs({ members })).toBe(15_000);
  });

  test.each([[{}], [{ members: [] }], [{ members: [{ stateStr: 'PRIMARY', optimeDate: at(1) }] }]])(
    'is not known of %j',
    (status) => expect(replicationLagMs(status)).toBeUndefined(),
  );
});

test('a real server tells its latency from the second look on', async () => {
  const { url, db, drop } = await testDatabase({ label: 'load' });
  const client = new MongoClient(url);
  const watch = new LoadWatch(client.db());
  expect(await watch.look()).toEqual({});
  await db.collection('any').insertOne({});
  expect(await watch.look()).toEqual({ latencyMs: expect.any(Number) });
  await client.close();
  await drop();
});
