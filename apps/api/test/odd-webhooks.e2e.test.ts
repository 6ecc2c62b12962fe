import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEEP_ARRAY, DEEP_OBJECT, withField } from './support/hostile.ts';
import { createRun, settledEvent } from './support/ledger.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { postWebhook, SECRET_PATH, signedPath } from './support/webhooks.ts';

const START_MS = 90_000;

let ledger: TestApi;

beforeAll(async () => {
  ledger = await startTestApi('odd webhooks');
}, START_MS);

afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

/** Posts an authentic event with one odd field, and gives what became of it. */
async function sendOdd(status: string, field: string, json: string) {
  const { id, runId } = await createRun(ledger.client);
  const body = withField({ run_id: runId, status }, field, json);
  const answer = await postWebhook(ledger.client, signedPath(id), body);
  expect(answer.status, answer.text.slice(0, 300)).toBe(202);
  return settledEvent(ledger.client, id, answer.body.eventId);
}

const ODD: Readonly<Record<string, string>> = {
  null: 'null',
  'a number': '7',
  'an operator': '{"$gt":""}',
  'an operator in a list': '[{"$where":"sleep(1000)"}]',
  'half a reference': '[{"$id":{"$ne":1}}]',
  'dotted and empty keys': '[{"a.b":1,"..":2,"":3}]',
  'a prototype': '{"__proto__":{"images":[{"url":"https://example.com/a.png"}]}}',
  'the names of methods': '[{"constructor":1,"toString":2,"hasOwnProperty":3,"toJSON":4,"then":5}]',
  'arrays where objects go': '[[[],[{}]],["x"]]',
  'a text with NUL': '"a\\u0000b"',
  'a number as large as there is': '1.7976931348623157e308',
};

describe('outputs of a success that are', () => {
  test.each(Object.entries(ODD))(
    '%s: the end counts, and they are kept as they came',
    async (_what, json) => {
      const { event, record } = await sendOdd('success', 'outputs', json);
      expect([event.state, record.status, record.artifacts]).toEqual(['applied', 'success', []]);
      expect(JSON.stringify(record.responsePayload ?? null)).toBe(JSON.stringify(JSON.parse(json)));
    },
  );

  test.each<[string, string]>([
    ['nested 100,000 objects deep', DEEP_OBJECT],
    ['nested 100,000 arrays deep', DEEP_ARRAY],
    ['keyed with NUL', '[{"a\\u0000b":1}]'],
    ['texts with lone surrogates', '["\\ud800"]'],
    ['a number beyond all numbers', '1e999'],
  ])('%s: the end counts all the same', async (_what, json) => {
    const { event, record } = await sendOdd('success', 'outputs', json);
    expect([event.state, record.status, record.costUsd]).toEqual(['applied', 'success', '0.05']);
  });

  test("marked with the driver's type: the end counts, and nothing is lost", async () => {
    const { event, record } = await sendOdd('success', 'outputs', '[{"_bsontype":"ObjectId","id":"x"}]');
    expect([event.state, record.status]).toEqual(['applied', 'success']);
    expect(record.responsePayload).toBe('[{"_bsontype":"ObjectId","id":"x"}]');
  });

  test('10,000 files: each is an artifact, in order', async () => {
    const files = Array.from({ length: 10_000 }, (_, index) => ({ url: `https://example.com/${index}.png` }));
    const { event, record } = await sendOdd(
      'success',
      'outputs',
      JSON.stringify([{ id: 'o', data: { images: files } }]),
    );
    expect([event.state, record.status]).toEqual(['applied', 'success']);
    expect(record.artifacts).toHaveLength(10_000);
    expect(record.artifacts[9_999]).toEqual({
      kind: 'image',
      outputId: 'o',
      index: 9_999,
      url: 'https://example.com/9999.png',
    });
  });

  test('10,000 outputs that say nothing: the end counts', async () => {
    const { event, record } = await sendOdd(
      'success',
      'outputs',
      JSON.stringify(Array.from({ length: 10_000 }, () => ({}))),
    );
    expect([event.state, record.status, record.artifacts]).toEqual(['applied', 'success', []]);
    expect(record.responsePayload).toHaveLength(10_000);
  });

  test('links that are no web addresses are no artifacts', async () => {
    const links = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      ' ',
      'https://example.com/\u0000',
    ];
    const images = links.map((url) => ({ url }));
    const { record } = await sendOdd('success', 'outputs', JSON.stringify([{ data: { images } }]));
    expect([record.status, record.artifacts]).toEqual(['success', []]);
  });
});

describe('an error of a failure that is', () => {
  test.each(Object.entries(ODD))(
    '%s: it has a code and a message, whatever was sent',
    async (_what, json) => {
      const { event, record } = await sendOdd('failed', 'error', json);
      expect([event.state, record.status, record.error?.code]).toEqual([
        'applied',
        'failed',
        'provider-failed',
      ]);
      expect(record.error?.message).toEqual(expect.stringMatching(/\S/));
    },
  );

  test("marked with the driver's type: the failure counts", async () => {
    const { event, record } = await sendOdd('failed', 'error', '{"_bsontype":"ObjectId","message":"odd"}');
    expect([event.state, record.status, record.error?.message]).toEqual(['applied', 'failed', 'odd']);
  });

  test('a megabyte long: the message is cut', async () => {
    const { record } = await sendOdd('failed', 'error', JSON.stringify('x'.repeat(1_000_000)));
    expect(record.error?.message).toHaveLength(2_000);
  });
});

describe('numbers that measure nothing are left out, not guessed', () => {
  test.each(['-1', '1e999', '1e300', '"NaN"', '{"$gt":0}', '[40]', 'null', '"0x20"', 'true'])(
    'run_duration %s',
    async (json) => {
      const { event, record } = await sendOdd('success', 'run_duration', json);
      const waitedMs = Date.parse(event.receivedAt) - Date.parse(record.requestTimestamp);
      expect([record.status, record.computeMs]).toEqual(['success', waitedMs]);
    },
  );

  test.each(['started_at', 'ended_at'])('%s in no form of a time', async (field) => {
    for (const json of ['"yesterday"', '1e308', '{"$date":0}', '"+275760-09-13T00:00:00.001Z"']) {
      const { record } = await sendOdd('success', field, json);
      expect(record.status).toBe('success');
      expect(record).not.toHaveProperty('startedAt');
    }
  });

  test.each(['-0.1', '101', '1e999', '{"$gt":0}', '"half"'])('progress %s', async (json) => {
    const { event, record } = await sendOdd('running', 'progress', json);
    expect([event.state, record.status]).toEqual(['applied', 'processing']);
  });
});

test.each([' RUNNING ', 'Running', 'not_started', 'Canceled', 'completed'])(
  'a status spelled "%s" is understood',
  async (status) => {
    const { event } = await sendOdd(status, 'live_status', '{"$gt":""}');
    expect(event.state).not.toBe('unknown');
  },
);

test.each(['constructor', '__proto__', 'toString', 'success; drop', 'x'.repeat(5_000), 'ünknown\u0000'])(
  'a status "%s" is unknown, and kept',
  async (status) => {
    const { event, record } = await sendOdd(status, 'live_status', 'null');
    expect([event.state, record.status, record.history.length]).toEqual(['unknown', 'pending', 1]);
  },
);

test('the fields that are read are its own: a prototype in a body gives it none', async () => {
  const { id, runId } = await createRun(ledger.client);
  const body = `{"run_id":"${runId}","status":"running","__proto__":{"status":"success","outputs":[1]}}`;
  const { body: taken } = await postWebhook(ledger.client, SECRET_PATH, body);
  const { record } = await settledEvent(ledger.client, id, taken.eventId);
  expect(record.status).toBe('processing');
});

test('of all this nothing is left waiting, and nothing surprised the process', async () => {
  expect(await ledger.database.db.collection('webhookEvents').countDocuments({ state: 'received' })).toBe(0);
  expect(ledger.api.output).toBe(`Genledger API listens on ${ledger.api.url}\n`);
});
