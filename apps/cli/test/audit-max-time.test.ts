import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import type { AuditReport } from '@genledger/domain/audit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { genledger } from './support/genledger.ts';
import { startSlowProxy } from './support/slow-proxy.ts';

/** All documents of the database take several seconds at this rate, and what comes before them much less than one. */
const BYTES_PER_SECOND = 150_000;
const DOCUMENTS = 600;

let legacy: TestDatabase;

beforeAll(async () => {
  legacy = await testDatabase({ label: 'max-time' });
  const args = ['generate-legacy', '--documents', String(DOCUMENTS), '--seed', '3'];
  expect((await genledger([...args, '--database-url', legacy.url])).exitCode).toBe(0);
}, 60_000);
afterAll(() => legacy?.drop());

it('an audit that its --max-time cuts off tells what it saw, says that it is incomplete, and does not pass', async () => {
  const { host, pathname } = new URL(legacy.url);
  await using slow = await startSlowProxy(Number(host.split(':')[1]), BYTES_PER_SECOND);
  const url = `mongodb://127.0.0.1:${slow.port}${pathname}?directConnection=true`;

  const { exitCode, stdout } = await genledger(['audit', '--database-url', url, '--max-time', '1', '--json']);

  // What was seen by then may break a criterion for good; it never makes one hold.
  expect([1, 2]).toContain(exitCode);
  const report: AuditReport = JSON.parse(stdout);
  expect(report.holds).not.toBe(true);
  const [environment] = report.environments;
  expect(environment?.incompleteBecause).toBe('the time that it was given is up');
  expect(environment?.documentsScanned).toBeLessThan(DOCUMENTS);
}, 60_000);
