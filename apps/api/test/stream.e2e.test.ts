import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY } from './support/api-process.ts';
import { createRun } from './support/ledger.ts';
import type { GenerationRecord } from './support/records.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { eventOf, postWebhook, SECRET_PATH } from './support/webhooks.ts';

const START_MS = 90_000;
/** Less than the pause after which a quiet stream looks by itself. */
const PROMPT_MS = 10_000;

let ledger: TestApi;

beforeAll(async () => {
  ledger = await startTestApi('stream', { GENLEDGER_RECONCILE_AFTER_MS: '86400000' });
}, START_MS);

afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

/** Follows a generation; gives each message as it comes, and ends where the API ends the stream. */
async function* follow(
  id: string,
): AsyncGenerator<{ readonly name: string; readonly record: GenerationRecord }> {
  const answer = await fetch(`${ledger.api.url}/v1/generations/${id}/events`, {
    headers: { authorization: `Bearer ${ADMIN_KEY}` },
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  let text = '';
  for await (const bytes of answer.body ?? []) {
    text += Buffer.from(bytes).toString('utf8');
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const message = text.slice(0, end);
      text = text.slice(end + 2);
      const name = /^event: (.*)$/m.exec(message)?.[1] ?? '';
      const data = /^data: (.*)$/m.exec(message)?.[1];
      if (data !== undefined) yield { name, record: JSON.parse(data) };
    }
  }
}

test('the record now and at every change, until it has ended: then the stream ends', async () => {
  const { client } = ledger;
  const { id, runId } = await createRun(client);
  const seen: string[] = [];
  let last: GenerationRecord | undefined;
  for await (const { name, record } of follow(id)) {
    expect([name, record.id]).toEqual(['generation', id]);
    seen.push(record.status);
    last = record;
    if (record.status === 'pending') await postWebhook(client, SECRET_PATH, eventOf(runId, 'running'));
    if (record.status === 'processing') await postWebhook(client, SECRET_PATH, eventOf(runId, 'success'));
  }
  expect(seen).toEqual(['pending', 'processing', 'success']);
  expect(last).toMatchObject({ costUsd: '0.05', pointsSpent: 593, history: { length: 3 } });
});

test('of a generation that ends while the stream is opened: nothing falls in between', {
  timeout: PROMPT_MS,
}, async () => {
  const { client } = ledger;
  const { id, runId } = await createRun(client);
  await postWebhook(client, SECRET_PATH, eventOf(runId, 'failed'));
  const statuses: string[] = [];
  for await (const { record } of follow(id)) statuses.push(record.status);
  expect(statuses.at(-1)).toBe('failed');
});

test('ten listeners are told alike, and an API that ends in good order ends their streams', async () => {
  const { client, api } = ledger;
  const { id, runId } = await createRun(client);
  let listening = 0;
  const listeners = Array.from({ length: 10 }, async () => {
    const statuses: string[] = [];
    for await (const { record } of follow(id)) {
      statuses.push(record.status);
      listening += 1;
      if (listening === 10) await postWebhook(client, SECRET_PATH, eventOf(runId, 'running'));
      if (listening === 20) expect(await api.stop()).toBe(0);
    }
    return statuses;
  });
  for (const statuses of await Promise.all(listeners)) expect(statuses).toEqual(['pending', 'processing']);
});
