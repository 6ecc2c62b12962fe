import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WEBHOOK_SECRETS } from './support/api-process.ts';
import {
  allSettled,
  createGeneration,
  createRun,
  eventIn,
  generationIn,
  newRunId,
  readGeneration,
  settledEvent,
} from './support/ledger.ts';
import type { EventRecord, GenerationRecord, Page } from './support/records.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { fixture, fixtureNames, postWebhook, SECRET_PATH, signedPath, WEBHOOKS } from './support/webhooks.ts';

const START_MS = 90_000;
const FILES = 'https://comfy-deploy-output.s3.us-east-2.amazonaws.com/outputs/runs';
const CREATED = '2025-08-27T10:00:41.120Z';
const OUTPUT = '0d9c7c1a-0000-4000-8000-00000000000';

let ledger: TestApi;

beforeAll(async () => {
  ledger = await startTestApi('fixtures');
}, START_MS);

afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

const place = (output: number, index = 0) => ({
  outputId: `${OUTPUT}${output}`,
  index,
  nodeId: '9',
  createdAt: CREATED,
});

const image = (runId: string) => ({
  ...place(1),
  kind: 'image',
  filename: 'ComfyUI_00001_.png',
  url: `${FILES}/${runId}/ComfyUI_00001_.png`,
});

const animation = (runId: string) => [
  {
    ...place(1),
    kind: 'video',
    filename: 'AnimateDiff_00001.mp4',
    url: `${FILES}/${runId}/AnimateDiff_00001.mp4`,
  },
  { ...place(2), kind: 'text', text: 'a red fox, watercolor' },
  { ...place(3), kind: 'tag', text: 'fox' },
  { ...place(3, 1), kind: 'tag', text: 'watercolor' },
];

const OUT_OF_MEMORY = { code: 'provider-failed', message: 'CUDA out of memory. Tried to allocate 2.00 GiB' };
const INVALID_PROMPT = {
  code: 'provider-failed',
  message: 'Prompt outputs failed validation',
  details: { node_id: '3', exception_type: 'ValueError', message: 'Prompt outputs failed validation' },
};
const TIME_LIMIT = { code: 'provider-timeout', message: "The run reached the provider's time limit." };

/** What one recorded body makes of a new generation. */
interface Expected {
  readonly event: 'applied' | 'ignored' | 'unknown';
  readonly outcome?: string;
  readonly status: 'pending' | 'processing' | 'success' | 'failed' | 'cancelled';
  readonly error?: GenerationRecord['error'];
  readonly artifacts?: (runId: string) => GenerationRecord['artifacts'];
  /** How many outputs the record keeps as they came; absent where it keeps none. */
  readonly payload?: number;
}

const NOTHING_NEW = { event: 'ignored', outcome: 'nothing-new', status: 'pending' } as const;
const BEGUN = { event: 'applied', status: 'processing' } as const;
const SUCCESS = { event: 'applied', status: 'success' } as const;
const FAILED = { event: 'applied', status: 'failed' } as const;

const EXPECTED: Readonly<Record<string, Expected>> = {
  '01-queued': NOTHING_NEW,
  '02-started': BEGUN,
  '03-running-progress': BEGUN,
  '04-running-null-outputs': BEGUN,
  '05-uploading': BEGUN,
  '06-run-output': { ...BEGUN, artifacts: (runId) => [image(runId)] },
  '07-success-one-image': { ...SUCCESS, artifacts: (runId) => [image(runId)], payload: 1 },
  '08-success-gif-and-text': { ...SUCCESS, artifacts: animation, payload: 3 },
  '09-success-no-outputs-key': SUCCESS,
  '10-success-no-event-type': { ...SUCCESS, artifacts: (runId) => [image(runId)], payload: 1 },
  '11-failed-string-error': { ...FAILED, error: OUT_OF_MEMORY, payload: 0 },
  '12-failed-object-error': { ...FAILED, error: INVALID_PROMPT, payload: 0 },
  '13-timeout': { ...FAILED, error: TIME_LIMIT, payload: 0 },
  '14-cancelled': { event: 'applied', status: 'cancelled', payload: 0 },
  '15-not-started': NOTHING_NEW,
  '16-late-progress-after-success': BEGUN,
  '17-unknown-status': { event: 'unknown', outcome: 'unknown-status', status: 'pending' },
};

/** The ways in which an event may come. */
const FORMS = {
  'its signed address': (id: string) => ({ path: signedPath(id), headers: {} }),
  'an address signed with the previous secret': (id: string) => ({
    path: signedPath(id, WEBHOOK_SECRETS[1]),
    headers: {},
  }),
  'the secret in the address': () => ({ path: SECRET_PATH, headers: {} }),
  'the secret in a header': () => ({
    path: WEBHOOKS,
    headers: { 'x-genledger-secret': WEBHOOK_SECRETS[1] },
  }),
} as const;

const cases = Object.entries(FORMS).flatMap(([form, address]) =>
  Object.entries(EXPECTED).map(([name, expected]) => ({ form, address, name, expected })),
);

function expectOpen(record: GenerationRecord): void {
  for (const figure of [
    'responseTimestamp',
    'durationMs',
    'computeMs',
    'costUsd',
    'costBasis',
    'responsePayload',
  ]) {
    expect(record).not.toHaveProperty(figure);
  }
  expect(record).not.toHaveProperty('nextDeliveryAt');
  expect(record).toMatchObject({ pointsSpent: 0, protocolNetPoints: 0, deliveryStatus: 'pending' });
}

/** Times of an ended record agree with each other and with the receipt of the event that ended it. */
function expectEnded(record: GenerationRecord, event: EventRecord): void {
  const waitedMs = Date.parse(event.receivedAt) - Date.parse(record.requestTimestamp);
  const succeeded = record.status === 'success';
  expect(record).toMatchObject({
    responseTimestamp: event.receivedAt,
    durationMs: waitedMs,
    computeMs: waitedMs,
    // The price of a run, whatever its end; points are taken for a success alone: 593 of the cost and 7 for contributors.
    costUsd: '0.05',
    costBasis: 'flat',
    pointsSpent: succeeded ? 600 : 0,
    protocolNetPoints: succeeded ? 593 : 0,
    deliveryStatus: 'pending',
    nextDeliveryAt: event.receivedAt,
  });
}

function expectHistory(
  record: GenerationRecord,
  event: EventRecord,
  { event: state, status }: Expected,
): void {
  const creation = { to: 'pending', at: record.requestTimestamp, cause: 'creation' };
  const step = { from: 'pending', to: status, at: event.receivedAt, cause: 'webhook', eventId: event.id };
  const entries = state === 'applied' ? [creation, step] : [creation];
  expect(record.history).toEqual(entries.map((entry) => ({ ...entry, recordedAt: expect.any(String) })));
}

test('every recorded body has a case here', () => {
  const special = ['18-missing-run-id', '19-unknown-run'];
  expect([...Object.keys(EXPECTED), ...special]).toEqual(fixtureNames);
});

describe.each(cases)('$name by $form', ({ name, address, expected }) => {
  test(`is ${expected.event} and leaves the record ${expected.status}`, async () => {
    const { client } = ledger;
    const target = { url: 'https://receiver.example/hook' };
    const { id, runId } = await createRun(client, {
      notification: { platform: 'webhook', target },
      contributorRewardPoints: 7,
    });
    const { path, headers } = address(id);

    const answer = await postWebhook(client, path, fixture(name, runId), headers);
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({ eventId: expect.stringMatching(/^[0-9a-f]{24}$/), duplicate: false });

    const { event, record } = await settledEvent(client, id, answer.body.eventId);
    expect(event).toMatchObject({
      state: expected.event,
      source: 'webhook',
      providerRunId: runId,
      generationId: id,
    });
    expect(event.outcome).toBe(expected.outcome);
    expect(record.status).toBe(expected.status);
    expect(record.error).toEqual(expected.error);
    expect(record.statusReason).toBe(expected.error?.code);
    expect(record.artifacts).toEqual(expected.artifacts?.(runId) ?? []);
    expect(record.startedAt).toBe(expected.status === 'processing' ? event.receivedAt : undefined);
    expect(record.flags).toEqual([]);
    if (expected.status === 'pending' || expected.status === 'processing') expectOpen(record);
    else expectEnded(record, event);
    const { outputs } = JSON.parse(fixture(name, runId));
    expect(record.responsePayload).toEqual(expected.payload === undefined ? undefined : outputs);
    if (expected.payload !== undefined) expect(outputs).toHaveLength(expected.payload);
    expectHistory(record, event, expected);
  });
});

describe('a body without a run id', () => {
  test.each(Object.entries(FORMS))('by %s is no event and kept nowhere', async (_form, address) => {
    const { client, database } = ledger;
    const { id } = await createRun(client);
    const { path, headers } = address(id);
    const kept = () => database.db.collection('webhookEvents').countDocuments();
    const before = await kept();

    const answer = await postWebhook(client, path, fixture('18-missing-run-id', ''), headers);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      type: 'urn:genledger:problem:not-an-event',
      errors: [{ path: 'run_id', message: 'is required' }],
    });
    expect(await kept()).toBe(before);
    expect(await readGeneration(client, id)).toMatchObject({ status: 'pending', events: [] });
  });
});

describe('a run that no generation has', () => {
  test('stays unmatched, and is applied once a generation gets that run', async () => {
    const { client } = ledger;
    const runId = newRunId();
    const { body: taken } = await postWebhook(client, SECRET_PATH, fixture('19-unknown-run', runId));
    expect(await eventIn(client, taken.eventId, 'unmatched')).not.toHaveProperty('generationId');

    const { id } = await createGeneration(client);
    const run = { provider: 'comfyui-deploy', providerRunId: runId };
    expect((await client.put(`/v1/generations/${id}/run`, run)).status).toBe(200);

    const { event, record } = await settledEvent(client, id, taken.eventId);
    expect(event).toMatchObject({ state: 'applied', generationId: id });
    // The event was received before the record was made: that is told, and the duration is not negative.
    expect(record).toMatchObject({
      status: 'success',
      durationMs: 0,
      costUsd: '0.05',
      flags: ['clock-skew'],
    });
  });

  test('is applied when a generation is created with that run', async () => {
    const { client } = ledger;
    const runId = newRunId();
    const { body: taken } = await postWebhook(client, SECRET_PATH, fixture('02-started', runId));
    await eventIn(client, taken.eventId, 'unmatched');
    const { id } = await createGeneration(client, { provider: 'comfyui-deploy', providerRunId: runId });
    const { event, record } = await settledEvent(client, id, taken.eventId);
    expect([event.state, record.status]).toEqual(['applied', 'processing']);
  });

  test('is learned from the signed address of a generation without a run', async () => {
    const { client } = ledger;
    const { id } = await createGeneration(client);
    const runId = newRunId();
    await postWebhook(client, signedPath(id), fixture('19-unknown-run', runId));
    const record = await generationIn(client, id, 'success');
    expect(record).toMatchObject({ provider: 'comfyui-deploy', providerRunId: runId });
  });

  test('is learned even from a status that says nothing new', async () => {
    const { client } = ledger;
    const { id } = await createGeneration(client);
    const runId = newRunId();
    const { body } = await postWebhook(client, signedPath(id), fixture('01-queued', runId));
    const { event, record } = await settledEvent(client, id, body.eventId);
    expect(event.state).toBe('applied');
    expect(record).toMatchObject({ status: 'pending', providerRunId: runId });
    expect(record.history.at(-1)).toMatchObject({ from: 'pending', to: 'pending', note: 'details added' });
  });
});

describe('events of one run, one after another', () => {
  const START_TO_END = [
    '15-not-started',
    '01-queued',
    '02-started',
    '03-running-progress',
    '04-running-null-outputs',
    '05-uploading',
    '06-run-output',
    '07-success-one-image',
  ];

  async function send(runId: string, names: readonly string[]): Promise<string[]> {
    const eventIds: string[] = [];
    for (const name of names) {
      const { body } = await postWebhook(ledger.client, SECRET_PATH, fixture(name, runId));
      eventIds.push(body.eventId);
    }
    return eventIds;
  }

  test('a run from start to end: what is new is applied, the rest ignored', async () => {
    const { client } = ledger;
    const { id, runId } = await createRun(client);
    const eventIds = await send(runId, START_TO_END);
    const record = await allSettled(client, id, START_TO_END.length);
    expect(eventIds.map((eventId) => record.events.find((event) => event.id === eventId)?.state)).toEqual([
      'ignored',
      'ignored',
      'applied',
      'ignored',
      'ignored',
      'ignored',
      'applied',
      'applied',
    ]);
    expect(record.history.map(({ from, to, note }) => [from, to, note])).toEqual([
      [undefined, 'pending', undefined],
      ['pending', 'processing', undefined],
      ['processing', 'processing', 'details added'],
      ['processing', 'success', undefined],
    ]);
    expect(record.artifacts).toEqual([image(runId)]);
    const started = record.events.find((event) => event.id === eventIds[2]);
    expect(record.startedAt).toBe(started?.receivedAt);
    expect(record.computeMs).toBe(
      Date.parse(record.responseTimestamp ?? '') - Date.parse(record.startedAt ?? ''),
    );
  });

  test('late progress changes nothing of a run whose start is known', async () => {
    const { client } = ledger;
    const { id, runId } = await createRun(client);
    await send(runId, ['02-started', '07-success-one-image']);
    const before = await allSettled(client, id, 2);
    const [late = ''] = await send(runId, ['16-late-progress-after-success']);
    const { event, record } = await settledEvent(client, id, late);
    expect(event).toMatchObject({ state: 'ignored', outcome: 'nothing-new' });
    expect({ ...record, events: [] }).toEqual({ ...before, events: [] });
  });

  test('late progress changes no figure of a run whose start was never heard', async () => {
    const { client } = ledger;
    const { id, runId } = await createRun(client);
    await send(runId, ['07-success-one-image']);
    const before = await generationIn(client, id, 'success');
    const [late = ''] = await send(runId, ['16-late-progress-after-success']);
    const { record } = await settledEvent(client, id, late);
    const { events: _events, history, revision: _revision, ...figures } = record;
    expect(before).toMatchObject(figures);
    expect(history.map(({ to }) => to)).toEqual(['pending', 'success', 'success']);
  });

  test('another end is a conflict: the one received first counts, and the record says so', async () => {
    const { client } = ledger;
    const { id, runId } = await createRun(client);
    await send(runId, ['07-success-one-image']);
    await generationIn(client, id, 'success');
    const [second = ''] = await send(runId, ['11-failed-string-error']);
    const { event, record } = await settledEvent(client, id, second);
    expect(event).toMatchObject({
      state: 'conflict',
      outcome: expect.stringMatching(/^contradicting-ends: /),
    });
    expect(record).toMatchObject({ status: 'success', pointsSpent: 593, flags: ['contradicting-ends'] });
    expect(record).not.toHaveProperty('error');
  });

  test('an event of another run at a signed address is a conflict and changes nothing', async () => {
    const { client } = ledger;
    const { id } = await createRun(client);
    const before = await readGeneration(client, id);
    const { body } = await postWebhook(client, signedPath(id), fixture('07-success-one-image', newRunId()));
    const { event, record } = await settledEvent(client, id, body.eventId);
    expect(event).toMatchObject({ state: 'conflict', outcome: expect.stringMatching(/^run-id-mismatch: /) });
    expect({ ...record, events: [] }).toEqual(before);
  });
});

test('an unknown status is kept and listed, so that somebody sees it', async () => {
  const { client } = ledger;
  const { id, runId } = await createRun(client);
  const { body } = await postWebhook(client, signedPath(id), fixture('17-unknown-status', runId));
  const event = await eventIn(client, body.eventId, 'unknown');
  expect(event).toMatchObject({ providerStatus: 'migrating', generationId: id, outcome: 'unknown-status' });
});

test('a record for nobody is skipped from the start, and stays so at its end', async () => {
  const { client } = ledger;
  const { id, runId } = await createRun(client, { notification: { platform: 'none' } });
  expect(await readGeneration(client, id)).toMatchObject({ deliveryStatus: 'skipped' });
  await postWebhook(client, SECRET_PATH, fixture('07-success-one-image', runId));
  const record = await generationIn(client, id, 'success');
  expect(record.deliveryStatus).toBe('skipped');
  expect(record).not.toHaveProperty('nextDeliveryAt');
});

test('a repeated body is the same event, acknowledged as a duplicate', async () => {
  const { client } = ledger;
  const { id, runId } = await createRun(client);
  const body = fixture('07-success-one-image', runId);
  const first = await postWebhook(client, SECRET_PATH, body);
  const second = await postWebhook(client, SECRET_PATH, body);
  expect(second.status).toBe(202);
  expect(second.body).toEqual({ eventId: first.body.eventId, duplicate: true });
  const { record } = await settledEvent(client, id, first.body.eventId);
  const { body: page } = await client.get<Page<EventRecord>>('/v1/events?limit=200');
  expect(page.data.filter(({ providerRunId }) => providerRunId === runId)).toHaveLength(1);
  expect(record.history).toHaveLength(2);
});
