import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AnswerError, createLedgerClient, type LedgerClient, unwrap } from '@genledger/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_KEY } from './support/api-process.ts';
import { FLAT_TOOL, generationIn, newRunId } from './support/ledger.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { eventOf, postWebhook, SECRET_PATH } from './support/webhooks.ts';

const START_MS = 90_000;
const GENERATOR = fileURLToPath(new URL('../../../packages/client/generate/main.ts', import.meta.url));

let ledger: TestApi;
let client: LedgerClient;

beforeAll(async () => {
  ledger = await startTestApi('client');
  client = createLedgerClient({ baseUrl: ledger.api.url, apiKey: ADMIN_KEY });
}, START_MS);

afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

test('the types of the client are made from what this API says of itself', async () => {
  const address = `${ledger.api.url}/openapi.json`;
  await promisify(execFile)(process.execPath, [GENERATOR, '--check', address]);
}, 60_000);

describe('the client', () => {
  test('creates a generation, follows it to its end and finds it in a list', async () => {
    const run = { provider: 'comfyui-deploy', providerRunId: newRunId() };
    const created = unwrap(
      await client.POST('/v1/generations', {
        body: { toolId: FLAT_TOOL, accountId: 'client-account', ...run },
        params: { header: { 'idempotency-key': run.providerRunId } },
      }),
    );
    expect(created.status).toBe('pending');
    await postWebhook(ledger.client, SECRET_PATH, eventOf(run.providerRunId, 'success'));
    await generationIn(ledger.client, created.id, 'success');
    const ended = unwrap(await client.GET('/v1/generations/{id}', { params: { path: { id: created.id } } }));
    expect(ended).toMatchObject({ status: 'success', costUsd: '0.05', pointsSpent: 593 });
    expect(ended.events.map(({ state }) => state)).toEqual(['applied']);
    const query = { accountId: 'client-account', status: 'success' as const };
    const page = unwrap(await client.GET('/v1/generations', { params: { query } }));
    expect(page.data.map(({ id }) => id)).toEqual([created.id]);
    expect(page.nextCursor).toBeNull();
  });

  test('tells what is wrong as a typed problem', async () => {
    const answer = await client.GET('/v1/generations/{id}', { params: { path: { id: '0'.repeat(24) } } });
    expect(answer.data).toBeUndefined();
    expect([answer.response.status, answer.error?.type]).toEqual([404, 'urn:genledger:problem:not-found']);
  });

  test('throws it where only the data is wanted', async () => {
    const body = { toolId: 'nowhere', accountId: 'client-account' };
    const refused = client.POST('/v1/generations', { body }).then(unwrap);
    const error = await refused.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AnswerError);
    expect(error).toMatchObject({ status: 422, problem: { type: 'urn:genledger:problem:unknown-tool' } });
    expect(String(error)).toContain('nowhere');
  });

  test('is turned away with a wrong key', async () => {
    const stranger = createLedgerClient({ baseUrl: ledger.api.url, apiKey: 'glk_0123456789abcdefghij' });
    const { error } = await stranger.GET('/v1/tools');
    expect(error).toMatchObject({ status: 401, type: 'urn:genledger:problem:unauthenticated' });
  });
});
