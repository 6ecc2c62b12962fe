import type { ProviderRunId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { comfyuiDeploy } from '../src/comfyui-deploy/index.ts';
import type { ProviderClient, RunReference, RunRequest } from '../src/provider/index.ts';
import {
  answer,
  cut,
  cutInBody,
  type Fault,
  type FaultyServer,
  silence,
  stallInBody,
  startFaultyServer,
} from './support/faults.ts';
import { startServer } from './support/local-server.ts';

const KEY = 'sk-live-0123456789';
const WEBHOOK = 'https://ledger.test/v1/webhooks/comfyui-deploy/665f/c2lnbmF0dXJl';
const RUN = '7f0b4d2e-3a1c-4d6f-9b58-0c1e2f3a4b5c';
const reference = (id: string): RunReference => ({ runId: id as ProviderRunId, toolMetadata: {} });
/** Time limit where nothing will come, and where something will however busy the machine is. */
const TIMEOUT_MS = 150;
const PATIENCE_MS = 4_000;
const REQUEST: RunRequest = {
  toolMetadata: { deploymentId: 'dep-1', gpu: 'A10G' },
  inputs: { prompt: 'a red fox' },
  webhookUrl: WEBHOOK,
};
const run = (fields: object) => answer(200, JSON.stringify({ id: RUN, status: 'running', ...fields }));

let server: FaultyServer;
let client: ProviderClient;
const clientOf = (baseUrl: string, timeoutMs = PATIENCE_MS) =>
  comfyuiDeploy.client({ baseUrl, apiKey: KEY, timeoutMs, maxAnswerBytes: 10_000 });
/** Sets the server's fault, and gives a client that waits no longer than it makes sense. */
function clientFacing(fault: Fault): ProviderClient {
  server.fault = fault;
  return fault === silence || fault === stallInBody ? clientOf(server.url, TIMEOUT_MS) : client;
}

beforeAll(async () => {
  server = await startFaultyServer();
  client = clientOf(server.url);
});
beforeEach(() => {
  server.seen.length = 0;
});
afterAll(() => server.close());

/** An address at which nobody listens. */
async function deadAddress(): Promise<string> {
  const closed = await startServer(() => {});
  await closed.close();
  return closed.url;
}

describe('submit', () => {
  test('asks with the key and hands over deployment, inputs and webhook', async () => {
    server.fault = answer(200, '{"run_id":" run-1 "}');
    expect(await client.submit(REQUEST)).toStrictEqual({ kind: 'accepted', providerRunId: 'run-1' });
    expect(server.seen).toEqual([
      {
        method: 'POST',
        url: '/api/run/deployment/queue',
        authorization: `Bearer ${KEY}`,
        text: JSON.stringify({ deployment_id: 'dep-1', inputs: { prompt: 'a red fox' }, webhook: WEBHOOK }),
      },
    ]);
  });

  test.each(['/', '/api', '/api/'])('finds its path below an address ending in %s', async (ending) => {
    server.fault = answer(200, '{"run_id":"run-1"}');
    await clientOf(`${server.url}${ending}`).submit(REQUEST);
    expect(server.seen[0]?.url).toBe('/api/run/deployment/queue');
  });

  test.each([
    [400, '{"detail":"bad inputs"}', 'HTTP 400: bad inputs'],
    [401, '', 'HTTP 401'],
    [404, '{"detail":"Deployment not found"}', 'HTTP 404: Deployment not found'],
    [422, '{"detail":[{"msg":"Field required"}]}', 'HTTP 422: Field required'],
    [307, '', 'HTTP 307'],
  ])('HTTP %d is refused: certainly not run', async (status, text, message) => {
    server.fault = answer(status, text, { location: '/elsewhere' });
    expect(await client.submit(REQUEST)).toStrictEqual({ kind: 'refused', status, message });
    expect(server.seen).toHaveLength(1);
  });

  test.each([
    [{}, {}],
    [{ 'retry-after': '7' }, { retryAfterMs: 7_000 }],
  ])('HTTP 429 is not sent: to be tried again (%j)', async (headers, wait) => {
    server.fault = answer(429, 'slow down', headers as Readonly<Record<string, string>>);
    expect(await client.submit(REQUEST)).toStrictEqual({
      kind: 'not-sent',
      message: 'HTTP 429: slow down',
      ...wait,
    });
  });

  test('a refused connection is not sent', async () => {
    expect(await clientOf(await deadAddress()).submit(REQUEST)).toStrictEqual({
      kind: 'not-sent',
      message: 'connection refused (ECONNREFUSED)',
    });
  });

  test.each<[string, Fault, string | RegExp]>([
    ['an error of the server', answer(500, 'oops'), 'HTTP 500: oops'],
    ['a gateway that gave up', answer(504), 'HTTP 504'],
    ['a request time-out, which gateways say too', answer(408), 'HTTP 408'],
    ['a redirection after the fact', answer(303, '', { location: '/x' }), 'HTTP 303'],
    ['garbage', answer(200, '<html>'), 'HTTP 200: the answer holds no run_id'],
    ['no run id', answer(200, '{"id":"run-1"}'), 'HTTP 200: the answer holds no run_id'],
    ['a run id that is none', answer(200, '{"run_id":7}'), 'HTTP 200: the answer holds no run_id'],
    ['an endless answer', answer(200, 'x'.repeat(20_000)), 'HTTP 200: answer larger than 10000 bytes'],
    ['silence', silence, `no complete answer within ${TIMEOUT_MS} ms`],
    ['a cut before the answer', cut, /^connection closed|^connection reset/],
    ['a cut in the answer', cutInBody, /^HTTP 200: /],
    ['half an answer', stallInBody, `HTTP 200: no complete answer within ${TIMEOUT_MS} ms`],
  ])('%s is uncertain: it may have been run', async (_name, fault, message) => {
    expect(await clientFacing(fault).submit(REQUEST)).toStrictEqual({
      kind: 'uncertain',
      message: message instanceof RegExp ? expect.stringMatching(message) : message,
    });
    expect(server.seen).toHaveLength(1);
  });

  test('a caller that gave up before sent nothing; one that gives up later cannot know', async () => {
    server.fault = silence;
    expect(await client.submit({ ...REQUEST, signal: AbortSignal.abort() })).toHaveProperty(
      'kind',
      'not-sent',
    );
    expect(server.seen).toHaveLength(0);
    const late = await client.submit({ ...REQUEST, signal: AbortSignal.timeout(20) });
    expect(late).toStrictEqual({ kind: 'uncertain', message: 'given up by the caller' });
  });

  test.each([
    ['a tool without deployment', { ...REQUEST, toolMetadata: { gpu: 'A10G' } }, /no deploymentId/],
    ['inputs that are no JSON', { ...REQUEST, inputs: { n: 1n } }, /cannot be written as JSON/],
  ])('%s is refused and nothing sent', async (_name, request, message) => {
    const outcome = await client.submit(request);
    expect(outcome).toStrictEqual({ kind: 'refused', message: expect.stringMatching(message) });
    expect(server.seen).toHaveLength(0);
  });

  test('no message repeats the key or the webhook address', async () => {
    server.fault = (response, request) => {
      const said = `${request.headers.authorization} at ${WEBHOOK}`;
      response.writeHead(400).end(JSON.stringify({ detail: said }));
    };
    const outcome = await client.submit(REQUEST);
    expect(outcome).toHaveProperty('message', 'HTTP 400: Bearer [secret] at [secret]');
  });
});

describe('fetchRun', () => {
  test('gives the report and the answer as it came', async () => {
    server.fault = run({ progress: 50 });
    expect(await client.fetchRun(reference(RUN))).toStrictEqual({
      kind: 'found',
      report: {
        providerRunId: RUN,
        providerStatus: 'running',
        phase: { kind: 'processing' },
        progress: 0.5,
        artifacts: [],
      },
      raw: `{"id":"${RUN}","status":"running","progress":50}`,
    });
    expect(server.seen[0]).toMatchObject({ method: 'GET', url: `/api/run/${RUN}`, text: '' });
  });

  test('escapes a run id', async () => {
    server.fault = answer(404);
    await client.fetchRun(reference('../a b?c'));
    expect(server.seen[0]?.url).toBe('/api/run/..%2Fa%20b%3Fc');
  });

  test.each(['.', '..', 'a\ud800'])('%j is no run, and is not asked for', async (id) => {
    expect(await client.fetchRun(reference(id))).toStrictEqual({ kind: 'unknown-run' });
    expect(await client.cancel(reference(id))).toStrictEqual({ kind: 'unknown-run' });
    expect(server.seen).toHaveLength(0);
  });

  test.each([404, 410])('HTTP %d: the run is not known', async (status) => {
    server.fault = answer(status, '{"detail":"Run not found"}');
    expect(await client.fetchRun(reference(RUN))).toStrictEqual({ kind: 'unknown-run' });
  });

  test.each<[string, Fault, string | RegExp]>([
    ['an error of the server', answer(500, 'oops'), 'HTTP 500: oops'],
    ['a key that is not let in', answer(401), 'HTTP 401'],
    ['a redirection', answer(302, '', { location: '/x' }), 'HTTP 302'],
    ['garbage', answer(200, '<html>'), 'unusable answer: body must be a JSON object'],
    ['no run', answer(200, '{}'), 'unusable answer: id is required; status is required'],
    ['another run', run({ id: 'run-2' }), 'unusable answer: it is about another run'],
    [
      'an endless answer',
      run({ live_status: 'x'.repeat(20_000) }),
      'unusable answer: answer larger than 10000 bytes',
    ],
    ['silence', silence, `no complete answer within ${TIMEOUT_MS} ms`],
    ['a cut', cut, /^connection closed|^connection reset/],
    ['a cut in the answer', cutInBody, /^unusable answer: /],
  ])('%s is unavailable', async (_name, fault, message) => {
    expect(await clientFacing(fault).fetchRun(reference(RUN))).toStrictEqual({
      kind: 'unavailable',
      message: message instanceof RegExp ? expect.stringMatching(message) : message,
    });
  });

  test('a provider that asks for patience is heard', async () => {
    server.fault = answer(503, 'busy', { 'retry-after': '2' });
    const unavailable = { kind: 'unavailable', message: 'HTTP 503: busy', retryAfterMs: 2_000 };
    expect(await client.fetchRun(reference(RUN))).toStrictEqual(unavailable);
  });
});

describe('cancel', () => {
  test.each<[string, Fault, object]>([
    ['accepted', answer(200, '{}'), { kind: 'accepted' }],
    ['accepted without a body', answer(204), { kind: 'accepted' }],
    ['a run not known', answer(404), { kind: 'unknown-run' }],
    [
      'refused',
      answer(400, '{"detail":"already ended"}'),
      { kind: 'unavailable', message: 'HTTP 400: already ended' },
    ],
    ['silence', silence, { kind: 'unavailable', message: `no complete answer within ${TIMEOUT_MS} ms` }],
  ])('%s', async (_name, fault, outcome) => {
    expect(await clientFacing(fault).cancel(reference(RUN))).toStrictEqual(outcome);
    expect(server.seen[0]).toMatchObject({ method: 'POST', url: `/api/run/${RUN}/cancel` });
  });

  test('nobody listens', async () => {
    const outcome = { kind: 'unavailable', message: 'connection refused (ECONNREFUSED)' };
    expect(await clientOf(await deadAddress()).cancel(reference(RUN))).toStrictEqual(outcome);
  });
});
