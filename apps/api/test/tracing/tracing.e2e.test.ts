import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRun, generationIn, generationThat } from '../support/ledger.ts';
import { type NotifierProcess, startNotifier } from '../support/notifier-process.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { waitUntil } from '../support/wait-until.ts';
import { fixture, postWebhook, SECRET_PATH, signedPath } from '../support/webhooks.ts';
import { type HttpSink, startHttpSink } from './http-sink.ts';
import { type CollectedSpan, spansOf } from './spans.ts';

const START_MS = 90_000;
/** Kinds of spans, as OTLP numbers them. */
const [SERVER, CLIENT, CONSUMER] = [2, 3, 5];
const CALLER = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };

let collector: HttpSink;
let receiver: HttpSink;
let ledger: TestApi;
let notifier: NotifierProcess;

beforeAll(async () => {
  collector = await startHttpSink();
  receiver = await startHttpSink();
  const settings = {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '100',
    GENLEDGER_ALLOW_PRIVATE_TARGETS: '1',
  };
  ledger = await startTestApi('tracing', settings);
  notifier = await startNotifier(ledger.database.url, settings);
}, START_MS);

afterAll(async () => {
  await notifier?.[Symbol.asyncDispose]();
  await ledger?.[Symbol.asyncDispose]();
  await receiver?.[Symbol.asyncDispose]();
  await collector?.[Symbol.asyncDispose]();
}, START_MS);

const notification = () => ({ platform: 'webhook', target: { url: `${receiver.url}/told?token=shared` } });

/** The one span with a name that belongs to a generation, once it is collected. */
const spanNamed = (name: string, holds: (span: CollectedSpan) => boolean) =>
  waitUntil(`a span ${name}`, () =>
    spansOf(collector.requests).find((span) => span.name === name && holds(span)),
  );

describe('a trace', () => {
  let id: string;
  let server: CollectedSpan;
  let process: CollectedSpan;
  let deliver: CollectedSpan;

  beforeAll(async () => {
    const run = await createRun(ledger.client, { notification: notification() });
    id = run.id;
    const { status } = await postWebhook(
      ledger.client,
      signedPath(id),
      fixture('07-success-one-image', run.runId),
      { traceparent: `00-${CALLER.trace}-${CALLER.span}-01` },
    );
    expect(status).toBe(202);
    await generationThat(ledger.client, id, 'to be delivered', (record) => record.deliveryStatus === 'sent');
    const isOurs = ({ attributes }: CollectedSpan) => attributes['genledger.generation.id'] === id;
    process = await spanNamed('process webhookEvents', isOurs);
    deliver = await spanNamed(
      'deliver webhook',
      ({ attributes }) => attributes['genledger.subject.id'] === id,
    );
    server = await spanNamed(
      'POST /v1/webhooks/comfyui-deploy/:generationId/:signature',
      ({ traceId }) => traceId === CALLER.trace,
    );
  }, START_MS);

  test('goes on from the webhook through its application, in the API, to the delivery, in the notifier', () => {
    const path = [server, process, deliver].map(({ service, kind, traceId, parentSpanId }) => ({
      service,
      kind,
      traceId,
      parentSpanId,
    }));
    expect(path).toEqual([
      { service: 'genledger-api', kind: SERVER, traceId: CALLER.trace, parentSpanId: CALLER.span },
      { service: 'genledger-api', kind: CONSUMER, traceId: CALLER.trace, parentSpanId: server.spanId },
      { service: 'genledger-notifier', kind: CLIENT, traceId: CALLER.trace, parentSpanId: process.spanId },
    ]);
  });

  test('is handed to the receiver of the delivery', () => {
    const told = receiver.requests.find(({ body }) => body.includes(id));
    expect(told?.headers['traceparent']).toBe(`00-${CALLER.trace}-${deliver.spanId}-01`);
  });

  test('is linked to that in which the generation was created', async () => {
    const created = await spanNamed('POST /v1/generations', () => true);
    expect(created.traceId).not.toBe(CALLER.trace);
    expect(process.links).toContainEqual(expect.objectContaining({ traceId: created.traceId }));
  });

  test('tells what happened in the words of the semantic conventions', () => {
    expect(server.attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.route': '/v1/webhooks/comfyui-deploy/:generationId/:signature',
      'http.response.status_code': '202',
    });
    expect(process.attributes).toMatchObject({
      'messaging.operation.type': 'process',
      'messaging.destination.name': 'webhookEvents',
      'genledger.event.state': 'applied',
      'genledger.generation.status': 'success',
    });
    expect(deliver.attributes).toMatchObject({
      'genledger.delivery.platform': 'webhook',
      'genledger.delivery.result': 'delivered',
      'http.response.status_code': '200',
    });
  });

  test('begins with the webhook where its sender traces nothing', async () => {
    const run = await createRun(ledger.client, { notification: notification() });
    await postWebhook(ledger.client, SECRET_PATH, fixture('12-failed-object-error', run.runId));
    await generationIn(ledger.client, run.id, 'failed');
    const applied = await spanNamed(
      'process webhookEvents',
      ({ attributes }) => attributes['genledger.generation.id'] === run.id,
    );
    const taken = await spanNamed(
      'POST /v1/webhooks/comfyui-deploy',
      ({ traceId }) => traceId === applied.traceId,
    );
    expect([taken.parentSpanId ?? '', applied.parentSpanId]).toEqual(['', taken.spanId]);
  });

  test('holds no secret, no address and nothing that a provider or user wrote', () => {
    const sent = collector.requests.map(({ body }) => body).join('\n');
    const signature = signedPath(id).split('/').at(-1) ?? '';
    for (const hidden of [
      signature,
      'e2e-webhook-secret',
      'glk_',
      'token=shared',
      '/told',
      '.png',
      'account-1',
    ]) {
      expect([hidden, sent.includes(hidden)]).toEqual([hidden, false]);
    }
  });

  test('leaves health and metrics out', async () => {
    await ledger.client.get('/healthz');
    await createRun(ledger.client);
    const names = spansOf(collector.requests).map(({ name }) => name);
    expect(names.filter((name) => /healthz|readyz|metrics/.test(name))).toEqual([]);
  });
});
