import { expect, test } from 'vitest';
import { createGeneration } from './support/ledger.ts';
import type { Page } from './support/records.ts';
import { startTestApi } from './support/test-api.ts';
import { waitUntil } from './support/wait-until.ts';

interface AuditRun {
  readonly id: string;
  readonly state: string;
  readonly holds?: boolean;
  readonly missed: readonly string[];
  readonly report?: {
    readonly reportVersion: number;
    readonly environments: readonly { readonly documentsScanned: number }[];
  };
}

test('an audit is started, read with its report when it has ended, and listed', async () => {
  await using scene = await startTestApi('audit-runs');
  const { client } = scene;
  await createGeneration(client);
  const started = await client.post<AuditRun>('/v1/audit-runs');
  expect(started.status, started.text).toBe(202);
  const path = `/v1/audit-runs/${started.body.id}`;
  const ended = await waitUntil('the audit to end', async () => {
    const { body } = await client.get<AuditRun>(path);
    return body.state === 'finished' && body;
  });
  expect(ended.report).toMatchObject({ reportVersion: 1, environments: [{ name: 'e2e' }] });
  expect(ended.report?.environments[0]?.documentsScanned).toBeGreaterThan(0);
  const list = await client.get<Page<AuditRun>>('/v1/audit-runs?limit=1');
  expect(list.body).toMatchObject({ data: [{ id: ended.id, state: 'finished' }], nextCursor: null });
  expect(list.body.data[0]).not.toHaveProperty('report');

  const second = await client.post<AuditRun>('/v1/audit-runs', { sampleSize: 1 });
  expect(second.status, second.text).toBe(202);
  const first = await client.get<Page<AuditRun>>('/v1/audit-runs?limit=1');
  expect(first.body.data[0]?.id).toBe(second.body.id);
  const rest = await client.get<Page<AuditRun>>(`/v1/audit-runs?limit=1&cursor=${first.body.nextCursor}`);
  expect(rest.body.data[0]?.id).toBe(ended.id);

  expect((await client.post('/v1/audit-runs', { maxTimeSeconds: 0 })).status).toBe(422);
  expect((await client.get(`/v1/audit-runs/${'0'.repeat(24)}`)).status).toBe(404);
}, 120_000);
