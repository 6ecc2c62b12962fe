import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEEP_ARRAY, DEEP_OBJECT } from './support/hostile.ts';
import { createClient, type RequestParts } from './support/http-client.ts';
import { createRun } from './support/ledger.ts';
import { exchangeRaw, statusOf } from './support/raw-http.ts';
import { changingNothing, expectNoLeak, expectProblem } from './support/refusals.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { eventOf, SECRET_PATH, signatureOf, signedPath, WEBHOOKS } from './support/webhooks.ts';

const START_MS = 90_000;
const MEBIBYTE = 1_048_576;

let ledger: TestApi;
let victim: { readonly id: string; readonly runId: string };
let bystander: typeof victim;

beforeAll(async () => {
  // Each case comes from an address of its own, so that no rate limit answers in another's place.
  ledger = await startTestApi('bad webhooks', {
    GENLEDGER_TRUST_PROXY: '1',
    GENLEDGER_RECONCILE_AFTER_MS: '86400000',
  });
  victim = await createRun(ledger.client);
  bystander = await createRun(ledger.client);
}, START_MS);

afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

let senders = 0;

function send(path: string, parts: RequestParts) {
  senders += 1;
  const from = `10.0.${Math.floor(senders / 250)}.${(senders % 250) + 1}`;
  const headers = { 'x-forwarded-for': from, ...parts.headers };
  return createClient(ledger.api.url, null).request('POST', path, { ...parts, headers });
}

const ADDRESSES = {
  'the signed address': () => signedPath(victim.id),
  'the shared secret': () => SECRET_PATH,
};

describe.each(Object.entries(ADDRESSES))('by %s', (_by, path) => {
  test.each<[string, string | Uint8Array]>([
    ['an empty body', ''],
    ['a body cut short', '{"run_id":"x","status":'],
    ['words', 'success'],
    ['a NUL byte within', '{"run_id":"x\0","status":"success"}'],
    [
      'bytes that are not UTF-8',
      Uint8Array.from([...Buffer.from('{"run_id":"x'), 0xff, ...Buffer.from('"}')]),
    ],
    ['a surrogate written as UTF-8', Uint8Array.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['a form', 'run_id=x&status=success'],
    ['brackets that never close', '['.repeat(100_000)],
  ])('%s is not JSON: 400', async (_what, body) => {
    const answer = await changingNothing(ledger, () => send(path(), { body }));
    expectProblem(answer, 400, 'not-json');
  });

  test.each<[string, string | null]>([
    ['no content type', null],
    ['text/plain', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['several parts', 'multipart/form-data; boundary=x'],
    ['something like JSON', 'application/jsonp'],
    ['JSON of another kind of thing', 'text/json'],
  ])('%s is no JSON: 415', async (_what, contentType) => {
    const body = eventOf(victim.runId, 'success');
    const answer = await changingNothing(ledger, () => send(path(), { body, contentType }));
    expectProblem(answer, 415, 'unsupported-media-type');
  });

  test.each<[string, string, string[]]>([
    ['null', 'null', ['']],
    ['a number', '1', ['']],
    ['a text', '"success"', ['']],
    ['an array where an object goes', '[{"run_id":"x","status":"success"}]', ['']],
    ['an empty object', '{}', ['run_id', 'status']],
    [
      'a prototype instead of fields',
      '{"__proto__":{"run_id":"x","status":"success"}}',
      ['run_id', 'status'],
    ],
    ['an array 100,000 levels deep', DEEP_ARRAY, ['']],
    ['an object 100,000 levels deep', DEEP_OBJECT, ['run_id', 'status']],
    ['a run id that is null', '{"run_id":null,"status":"success"}', ['run_id']],
    ['a run id that is a number', '{"run_id":7,"status":"success"}', ['run_id']],
    ['a run id that is an operator', '{"run_id":{"$gt":""},"status":"success"}', ['run_id']],
    ['a run id that is an array', '{"run_id":["x"],"status":"success"}', ['run_id']],
    ['a run id that is empty', '{"run_id":"","status":"success"}', ['run_id']],
    ['a run id of white space', '{"run_id":" \\t ","status":"success"}', ['run_id']],
    ['a run id with NUL', '{"run_id":"a\\u0000b","status":"success"}', ['run_id']],
    ['a run id with a lone surrogate', '{"run_id":"a\\udc00","status":"success"}', ['run_id']],
    ['an endless run id', `{"run_id":"${'x'.repeat(257)}","status":"success"}`, ['run_id']],
    ['a status that is missing', '{"run_id":"x"}', ['status']],
    ['a status that is an operator', '{"run_id":"x","status":{"$ne":null}}', ['status']],
    ['a status that is an array', '{"run_id":"x","status":["success"]}', ['status']],
    ['a status that is a number', '{"run_id":"x","status":200}', ['status']],
    ['a status that is empty', '{"run_id":"x","status":""}', ['status']],
  ])('%s is no event: 422', async (_what, body, paths) => {
    const answer = await changingNothing(ledger, () => send(path(), { body }));
    const problem = expectProblem(answer, 422, 'not-an-event');
    expect(problem.errors?.map((error) => error.path)).toEqual(paths);
  });

  test('2 MiB with their length announced are too large: 413', async () => {
    const body = eventOf(victim.runId, 'success', { padding: 'x'.repeat(2 * MEBIBYTE) });
    const answer = await changingNothing(ledger, () => send(path(), { body }));
    expectProblem(answer, 413, 'too-large');
  });

  test('2 MiB in chunks of unknown number are too large: 413, and the connection ends', async () => {
    const chunk = 'x'.repeat(64 * 1024);
    const chunks = Array.from({ length: 32 }, () => `10000\r\n${chunk}\r\n`);
    const head = `POST ${path()} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const text = await changingNothing(ledger, () => exchangeRaw(ledger.api.port, head, ...chunks));
    expect(statusOf(text)).toBe(413);
    expect(text).toContain('urn:genledger:problem:too-large');
    expectNoLeak(text);
  });
});

test.each<[string, () => string, number, number]>([
  ['too large', () => SECRET_PATH, 2 * MEBIBYTE, 413],
  ['not authentic', () => WEBHOOKS, MEBIBYTE / 2, 401],
])('a connection goes on after a body that was %s and not read', async (_what, path, length, status) => {
  const head = `POST ${path()} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
  const next = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
  const text = await exchangeRaw(ledger.api.port, head, 'x'.repeat(length), next);
  expect(text.match(/HTTP\/1\.1 \d{3}/g)).toEqual([`HTTP/1.1 ${status}`, 'HTTP/1.1 200']);
});

describe('what is not authentic: 401', () => {
  const body = () => eventOf(victim.runId, 'success');
  const forged = () => signatureOf(victim.id, 'not-a-secret-of-this-ledger');

  test.each<[string, () => string, Readonly<Record<string, string>>?]>([
    ['no secret', () => WEBHOOKS],
    ['an empty secret', () => `${WEBHOOKS}?secret=`],
    ['a wrong secret in the address', () => `${WEBHOOKS}?secret=wrong-but-long-enough`],
    ['a wrong secret in the header', () => WEBHOOKS, { 'x-genledger-secret': 'wrong-but-long-enough' }],
    ['a wrong header beside the right address', () => SECRET_PATH, { 'x-genledger-secret': 'wrong' }],
    ['a secret in upper case', () => SECRET_PATH.replace('e2e-webhook', 'E2E-WEBHOOK')],
    ['half of a secret', () => SECRET_PATH.slice(0, -4)],
    ['both secrets in one, as they are configured', () => `${SECRET_PATH},e2e-webhook-secret-previous`],
    ['a secret as an operator', () => `${WEBHOOKS}?secret[$ne]=x`],
    [
      'an API key instead of a secret',
      () => WEBHOOKS,
      { authorization: 'Bearer glk_e2e_admin_0123456789abcdefghij' },
    ],
    ['a forged signature', () => `${WEBHOOKS}/${victim.id}/${forged()}`],
    ["another generation's signature", () => `${WEBHOOKS}/${victim.id}/${signatureOf(bystander.id)}`],
    ['a signature cut short', () => signedPath(victim.id).slice(0, -1)],
    ['a signature with more', () => `${signedPath(victim.id)}A`],
    ['the secret itself as a signature', () => `${WEBHOOKS}/${victim.id}/e2e-webhook-secret-current`],
    ['an id that is none', () => `${WEBHOOKS}/victim/${signatureOf('victim')}`],
    ['an id that is an operator', () => `${WEBHOOKS}/%7B%22$gt%22:%22%22%7D/${forged()}`],
    ['a NUL in the id', () => `${WEBHOOKS}/${victim.id}%00/${signatureOf(victim.id)}`],
  ])('%s', async (_what, path, headers) => {
    const answer = await changingNothing(ledger, () =>
      send(path(), { body: body(), ...(headers && { headers }) }),
    );
    expectProblem(answer, 401, 'not-authentic');
  });

  test('a body that is no event tells a stranger nothing of what is wrong with it', async () => {
    const answer = await changingNothing(ledger, () => send(WEBHOOKS, { body: '{' }));
    expectProblem(answer, 401, 'not-authentic');
  });
});
