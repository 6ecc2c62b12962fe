import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWebhookTransport, type WebhookTransport } from '../src/simulators/engine/webhook-request.ts';
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

let server: FaultyServer;
let transport: WebhookTransport;
beforeAll(async () => {
  server = await startFaultyServer();
  transport = createWebhookTransport();
});
afterAll(async () => {
  transport.stop();
  await server.close();
});

const send = (url = server.url) =>
  transport.request({ url: new URL(url), method: 'POST', body: '{"text":"🦊"}', timeoutMs: 100 });

test.each<[string, Fault, number | undefined]>([
  ['an answer', answer(202, '{}'), 202],
  ['a redirection, which is not followed', answer(302, '', { location: '/elsewhere' }), 302],
  ['a failure', answer(503), 503],
  ['an answer whose body is cut', cutInBody, 200],
  ['an answer whose body never ends', stallInBody, 200],
  ['silence', silence, undefined],
  ['a cut', cut, undefined],
])('%s', async (_name, fault, status) => {
  server.fault = fault;
  server.seen.length = 0;
  expect(await send()).toBe(status);
  expect(server.seen).toMatchObject([{ method: 'POST', text: '{"text":"🦊"}' }]);
});

test('nobody listens', async () => {
  const dead = await startFaultyServer();
  await dead.close();
  expect(await send(dead.url)).toBeUndefined();
});
