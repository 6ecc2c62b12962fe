import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRun, generationIn } from '../support/ledger.ts';
import { changingNothing, expectProblem } from '../support/refusals.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { postWebhook, signatureOf } from '../support/webhooks.ts';
import { SCENES } from './scenes.ts';

const START_MS = 90_000;
/** Nobody listens there. */
const NO_KEYS = 'http://127.0.0.1:9/.well-known/jwks.json';

let ledger: TestApi;
beforeAll(async () => {
  ledger = await startTestApi('unverifiable', {
    FAL_JWKS_URL: NO_KEYS,
    GENLEDGER_RECONCILE_AFTER_MS: '86400000',
  });
}, START_MS);
afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

const fal = SCENES.find(({ name }) => name === 'fal');
const bodyOf = (runId: string) => fal?.endedBody(runId) ?? '';

test('a signature whose keys cannot be had is answered with 503, and kept nowhere', async () => {
  const body = bodyOf('run-1');
  await changingNothing(ledger, async () => {
    const answer = await postWebhook(ledger.client, '/v1/webhooks/fal', body, fal?.proof(body));
    expectProblem(answer, 503, 'not-verifiable');
    expect(answer.headers.get('retry-after')).toBe('60');
  });
});

test('the address of one generation proves its webhooks all the same', async () => {
  const { id, runId } = await createRun(ledger.client, { provider: 'fal', providerRunId: 'run-2' });
  const path = `/v1/webhooks/fal/${id}/${signatureOf(id, undefined, 'fal')}`;
  expect((await postWebhook(ledger.client, path, bodyOf('run-2'))).status).toBe(202);
  expect(runId).toMatch(/\S/);
  expect((await generationIn(ledger.client, id, 'success')).providerRunId).toBe('run-2');
});

test('an address that was issued for another provider proves nothing', async () => {
  const { id } = await createRun(ledger.client, { provider: 'runpod', providerRunId: 'run-3' });
  const path = `/v1/webhooks/runpod/${id}/${signatureOf(id)}`;
  await changingNothing(ledger, async () => {
    const answer = await postWebhook(ledger.client, path, '{"id":"run-3","status":"COMPLETED"}');
    expectProblem(answer, 401, 'not-authentic');
  });
});
