import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type KeyRing, openKeyRing } from './support/api-keys.ts';
import { type Client, createClient } from './support/http-client.ts';
import { createRun, FLAT_TOOL } from './support/ledger.ts';
import { changingNothing, expectProblem } from './support/refusals.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { waitUntil } from './support/wait-until.ts';
import { eventOf, SECRET_PATH, signedPath, WEBHOOKS } from './support/webhooks.ts';

const START_MS = 90_000;
const NOBODY = '0123456789abcdef01234567';
/** Wrong keys, secrets and signatures that an address may try in a minute. */
const FAILURES = 60;

let ledger: TestApi;
let keys: KeyRing;
let reader: Client;
let writer: Client;

beforeAll(async () => {
  ledger = await startTestApi('access', {
    GENLEDGER_TRUST_PROXY: '1',
    GENLEDGER_RECONCILE_AFTER_MS: '86400000',
  });
  keys = openKeyRing(ledger.database.url);
  reader = createClient(ledger.api.url, await keys.create('reader', 'read'));
  writer = createClient(ledger.api.url, await keys.create('writer', 'write'));
}, START_MS);

afterAll(async () => {
  await keys?.[Symbol.asyncDispose]();
  await ledger?.[Symbol.asyncDispose]();
}, START_MS);

const TOOL = { displayName: 'T', service: 's', costingModel: { rateSource: 'static' } };

/** Routes by the scope that they need. What they name does not exist, so that nothing comes of a request that is let in. */
const READS = [
  '/v1/generations',
  `/v1/generations/${NOBODY}`,
  `/v1/generations/${NOBODY}/events`,
  '/v1/tools',
  '/v1/tools/nothing',
  '/v1/events',
  '/v1/stats/weekly',
  '/v1/stats/estimates',
  '/v1/estimates?toolId=nothing',
];
const WRITES: readonly [string, string, unknown?][] = [
  ['POST', '/v1/generations', { toolId: 'nothing', accountId: 'a' }],
  ['PUT', `/v1/generations/${NOBODY}/run`, { provider: 'comfyui-deploy', providerRunId: 'x' }],
  ['POST', `/v1/generations/${NOBODY}/cancel`],
  ['POST', `/v1/events/${NOBODY}/replay`],
  ['PUT', '/v1/tools/painter', { ...TOOL, displayName: '' }],
];

let senders = 0;
/** An address that nobody has used, for limits that are counted by address. */
function newAddress(): string {
  senders += 1;
  return `10.1.0.${senders}`;
}

describe('an API key', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['none', {}],
    ['an empty one', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` }],
    ['one that is malformed', { authorization: 'Bearer admin' }],
    ['one that is unknown', { authorization: `Bearer glk_${'x'.repeat(43)}` }],
    ['one that is an operator', { authorization: 'Bearer {"$ne":null}' }],
    ['the webhook secret', { authorization: 'Bearer e2e-webhook-secret-current' }],
    ['two keys', { authorization: 'Bearer glk_e2e_admin_0123456789abcdefghij glk_x' }],
    ['half a key', { authorization: 'Bearer glk_e2e_admin_0123456789abcdefghi' }],
    ['a key in a cookie', { cookie: 'authorization=glk_e2e_admin_0123456789abcdefghij' }],
  ])('%s: 401 on every route but the open ones', async (_what, headers) => {
    const client = createClient(ledger.api.url, null);
    const from = { ...headers, 'x-forwarded-for': newAddress() };
    await changingNothing(ledger, async () => {
      for (const [method, path, body] of [
        ...READS.map((read): [string, string] => ['GET', read]),
        ...WRITES,
      ]) {
        const answer = await client.request(method, path, { body, headers: from });
        expectProblem(answer, 401, 'unauthenticated');
        expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="genledger"');
      }
    });
  });

  test('every documented route wants one, but the open ones', async () => {
    const client = createClient(ledger.api.url, null);
    const { body } = await client.get<{ paths: Record<string, Record<string, unknown>> }>('/openapi.json');
    const statuses: string[] = [];
    for (const [path, operations] of Object.entries(body.paths)) {
      if (path.startsWith('/v1/webhooks/')) continue;
      for (const method of Object.keys(operations)) {
        const answer = await client.request(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, NOBODY));
        if (answer.status !== 401) statuses.push(`${method} ${path} ${answer.status}`);
      }
    }
    expect(statuses).toEqual(['get /healthz 200', 'get /readyz 200', 'get /metrics 200']);
  });

  test('one with scope read may read', async () => {
    for (const path of READS) expect([200, 404]).toContain((await reader.get(path)).status);
  });

  test.each(WRITES)('one with scope read may not %s %s: 403', async (method, path, body) => {
    const answer = await changingNothing(ledger, () => reader.request(method, path, { body }));
    expectProblem(answer, 403, 'forbidden');
  });

  test.each(WRITES)('one with scope write may %s %s', async (method, path, body) => {
    const answer = await writer.request(method, path, { body });
    expect([404, 422]).toContain(answer.status);
  });

  test('one that was revoked is refused', async () => {
    const key = await keys.create('revoked before use', 'admin');
    await keys.revoke('revoked before use');
    const answer = await createClient(ledger.api.url, key).get('/v1/generations');
    expectProblem(answer, 401, 'unauthenticated');
  });

  test('one that was in use stops working soon after it was revoked', async () => {
    const key = await keys.create('revoked in use', 'read');
    const client = createClient(ledger.api.url, key);
    expect((await client.get('/v1/generations')).status).toBe(200);
    await keys.revoke('revoked in use');
    await waitUntil(
      'the key to be refused',
      async () => (await client.get('/v1/generations')).status === 401,
    );
  });

  test('its text is kept nowhere: neither in the database nor in the log', async () => {
    const key = await keys.create('secret', 'read');
    const documents = await ledger.database.db.collection('apiKeys').find().toArray();
    expect(JSON.stringify(documents)).not.toContain(key.slice(4));
    expect(ledger.api.output).not.toContain('glk_');
  });
});

describe('limits', () => {
  const body = eventOf('nobody', 'success');

  async function expectLimited(
    act: () => ReturnType<Client['request']>,
    code: 'not-authentic' | 'unauthenticated',
  ) {
    for (let attempt = 0; attempt < FAILURES; attempt += 1) expectProblem(await act(), 401, code);
    const refused = await act();
    expectProblem(refused, 429, 'too-many-requests');
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
  }

  test.each<[string, () => string]>([
    ['wrong secrets', () => `${WEBHOOKS}?secret=wrong-but-long-enough`],
    ['forged signatures', () => signedPath(NOBODY, 'not-a-secret-of-this-ledger')],
  ])('%s from one address: 429 after 60 in a minute, with Retry-After', async (_what, path) => {
    const headers = { 'x-forwarded-for': newAddress() };
    const stranger = createClient(ledger.api.url, null);
    await changingNothing(ledger, () =>
      expectLimited(() => stranger.request('POST', path(), { body, headers }), 'not-authentic'),
    );
  });

  test('wrong API keys from one address: 429 after 60 in a minute, also for a right one', async () => {
    const headers = { 'x-forwarded-for': newAddress() };
    const guesser = createClient(ledger.api.url, `glk_${'y'.repeat(43)}`);
    await expectLimited(() => guesser.request('GET', '/v1/tools', { headers }), 'unauthenticated');
    expectProblem(await reader.request('GET', '/v1/tools', { headers }), 429, 'too-many-requests');
    expect((await reader.get('/v1/tools')).status).toBe(200);
  });

  test('authentic webhooks are never limited, not even from an address that guessed', async () => {
    const headers = { 'x-forwarded-for': newAddress() };
    const stranger = createClient(ledger.api.url, null);
    const guess = () =>
      stranger.request('POST', `${WEBHOOKS}?secret=wrong-but-long-enough`, { body, headers });
    await expectLimited(guess, 'not-authentic');
    const { id, runId } = await createRun(ledger.client, { toolId: FLAT_TOOL });
    const statuses = Array.from({ length: 200 }, async (_, index) => {
      const event = eventOf(runId, 'running', { progress: index / 200 });
      const path = index % 2 === 0 ? SECRET_PATH : signedPath(id);
      return (await stranger.request('POST', path, { body: event, headers })).status;
    });
    expect(new Set(await Promise.all(statuses))).toEqual(new Set([202]));
  });
});
