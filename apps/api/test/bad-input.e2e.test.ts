import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_VALUES, withField } from './support/hostile.ts';
import { createRun, FLAT_TOOL } from './support/ledger.ts';
import { openRaw, type RawConnection, statusOf } from './support/raw-http.ts';
import type { GenerationRecord, Page } from './support/records.ts';
import { changingNothing, expectProblem } from './support/refusals.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';

const START_MS = 90_000;
const MEBIBYTE = 1_048_576;
const NOBODY = '0123456789abcdef01234567';

let ledger: TestApi;
let victim: { readonly id: string; readonly runId: string };
/** Connections that never end their headers, open while everything else here is asked and answered. */
let slow: readonly RawConnection[];

beforeAll(async () => {
  ledger = await startTestApi('bad input', { GENLEDGER_RECONCILE_AFTER_MS: '86400000' });
  victim = await createRun(ledger.client);
  slow = Array.from({ length: 50 }, () => openRaw(ledger.api.port));
  for (const { socket } of slow) socket.write('POST /v1/generations HTTP/1.1\r\nHost: x\r\nX-Slow: ');
}, START_MS);

afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

const GENERATION = { toolId: FLAT_TOOL, accountId: 'account-1' };
const RUN = { provider: 'comfyui-deploy', providerRunId: 'run-1' };
const TOOL = {
  displayName: 'Painter',
  service: 'comfyui',
  costingModel: { rateSource: 'static', rate: '0.05', unit: 'run' },
};

/** Every route that takes a body: a good one, and the fields that have a form of their own. */
const BODIES = [
  {
    route: 'POST /v1/generations',
    good: GENERATION,
    fields: [
      'toolId',
      'accountId',
      'notification.platform',
      'notification.announce',
      'cookExecutionId',
      'spellCastId',
      'index',
      'clientReference',
      'submit',
      'provider',
      'providerRunId',
      'pricingTier',
      'contributorRewardPoints',
    ],
  },
  { route: `PUT /v1/generations/${NOBODY}/run`, good: RUN, fields: ['provider', 'providerRunId'] },
  {
    route: 'PUT /v1/tools/painter',
    good: TOOL,
    fields: [
      'displayName',
      'service',
      'deliveryMode',
      'costingModel.rateSource',
      'costingModel.rate',
      'costingModel.unit',
      'costingModel.staticCost',
    ],
  },
] as const;

/** Words for people: any text that comes back as it was. */
const FREE_TEXTS: readonly string[] = ['clientReference', 'displayName', 'service'];

function send(route: string, body: unknown, contentType?: string | null) {
  const [method = '', path = ''] = route.split(' ');
  return ledger.client.request<unknown>(method, path, {
    ...(body !== undefined && { body }),
    ...(contentType !== undefined && { contentType }),
  });
}

describe.each(BODIES)('$route', ({ route, good, fields }) => {
  test.each<[string, unknown]>([
    ['words', 'toolId=x'],
    ['JSON cut short', JSON.stringify(good).slice(0, -1)],
    ['an empty body', ''],
    ['a NUL byte', '{"toolId":"\0"}'],
    [
      'bytes that are not UTF-8',
      Uint8Array.from([...Buffer.from('{"toolId":"x'), 0xff, ...Buffer.from('"}')]),
    ],
  ])('%s: 400', async (_what, body) => {
    expectProblem(await changingNothing(ledger, () => send(route, body)), 400, 'not-json');
  });

  test.each([
    [null],
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
  ])('sent as %s: 415', async (contentType) => {
    const answer = await changingNothing(ledger, () => send(route, JSON.stringify(good), contentType));
    expectProblem(answer, 415, 'unsupported-media-type');
  });

  test('2 MiB: 413', async () => {
    const body = { ...good, metadata: { padding: 'x'.repeat(2 * MEBIBYTE) } };
    expectProblem(await changingNothing(ledger, () => send(route, body)), 413, 'too-large');
  });

  test.each(Object.entries(HOSTILE_VALUES))('%s instead of a body: 422', async (_what, json) => {
    expectProblem(await changingNothing(ledger, () => send(route, json)), 422, 'invalid-input');
  });

  test.each(['$where', 'constructor', '__proto__', 'a.b', 'isAdmin'])(
    'a field %s that nobody knows: 422',
    async (name) => {
      const body = withField(good, 'x', '1').replace('"x":', `${JSON.stringify(name)}:`);
      expectProblem(await changingNothing(ledger, () => send(route, body)), 422, 'invalid-input');
    },
  );

  const cases = fields.flatMap((field) =>
    Object.entries(HOSTILE_VALUES)
      .filter(([what]) => !(what === 'a text with NUL' && FREE_TEXTS.includes(field)))
      .map(([what, json]) => ({ field, what, json })),
  );

  test.each(cases)('$field as $what: 422 that names the field', async ({ field, json }) => {
    const answer = await changingNothing(ledger, () => send(route, withField(good, field, json)));
    const { errors = [] } = expectProblem(answer, 422, 'invalid-input');
    expect(errors.some(({ path }) => path === field || path.startsWith(`${field}.`))).toBe(true);
  });
});

describe('open fields', () => {
  const OPEN = ['requestPayload', 'metadata', 'notification.target'] as const;
  const good = { ...GENERATION, notification: { platform: 'webhook' } };

  const PLAIN: Readonly<Record<string, string>> = {
    'an operator': '{"a":{"$gt":""},"$where":"sleep(1000)"}',
    'half a reference': '{"$ref":"apiKeys","a":{"$id":{"$ne":1},"$db":7}}',
    'dotted and empty keys': '{"a.b":1,"..":2,"":3}',
    'a prototype within': '{"a":{"__proto__":{"admin":true},"constructor":{"prototype":1}}}',
    'NUL in a text': '{"a":"x\\u0000y"}',
    'a type of the database': '{"$date":"2020-01-01","$oid":"x","$numberDecimal":"1","toBSON":1,"toJSON":1}',
    'a huge number': '{"a":1e308,"b":-1e-308,"c":9007199254740993}',
    'a wide object': `{"a":[${Array.from({ length: 10_000 }, (_, index) => index).join(',')}]}`,
  };

  describe.each(OPEN)('%s', (field) => {
    test.each(Object.entries(PLAIN))('%s is data: kept as it came', async (_what, json) => {
      const answer = await send('POST /v1/generations', withField(good, field, json));
      expect(answer.status, answer.text.slice(0, 500)).toBe(201);
      const { id } = answer.body as GenerationRecord;
      const read = await ledger.client.get<Record<string, unknown>>(`/v1/generations/${id}`);
      const kept = read.body[field === 'notification.target' ? 'notificationTarget' : field];
      expect(JSON.stringify(kept)).toBe(JSON.stringify(JSON.parse(json)));
    });

    test.each<[string, string]>([
      ['NUL in a key', '{"a\\u0000b":1}'],
      ['a lone surrogate in a text', '{"a":"\\ud800"}'],
      ['a lone surrogate in a key', '{"\\udc00":1}'],
      ['100,000 objects deep', `{"a":${HOSTILE_VALUES['an object 100,000 levels deep']}}`],
      ['100,000 arrays deep', `{"a":${HOSTILE_VALUES['an array 100,000 levels deep']}}`],
      ['65 levels deep', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
      ["the driver's mark of a type", '{"a":{"_bsontype":"ObjectId","id":"x"}}'],
      ['a reference to another document', '{"a":{"$ref":"apiKeys","$id":{"$ne":1}}}'],
      ['a list called like what every object has', '{"constructor":[1]}'],
    ])('%s cannot be kept: 422', async (_what, json) => {
      const body = withField(good, field, json);
      const answer = await changingNothing(ledger, () => send('POST /v1/generations', body));
      const { errors = [] } = expectProblem(answer, 422, 'invalid-input');
      expect(errors.map(({ path }) => path)).toEqual([field]);
    });
  });

  test.each(['requestPayload', 'metadata'])('a prototype as %s itself is left out', async (field) => {
    const body = withField(good, field, '{"__proto__":{"admin":true},"b":1}');
    const answer = await send('POST /v1/generations', body);
    expect([answer.status, answer.body]).toEqual([201, expect.objectContaining({ [field]: { b: 1 } })]);
    expect(answer.text).not.toContain('admin');
  });

  test.each(Object.entries(PLAIN))("%s in a tool's metadata is kept as it came", async (_what, json) => {
    const answer = await send('PUT /v1/tools/open', withField(TOOL, 'metadata', json));
    expect([200, 201], answer.text.slice(0, 500)).toContain(answer.status);
    const read = await ledger.client.get<{ metadata: unknown }>('/v1/tools/open');
    expect(JSON.stringify(read.body.metadata)).toBe(JSON.stringify(JSON.parse(json)));
  });

  test.each<[string, string]>([
    ['NUL in a key', '{"a\\u0000b":1}'],
    ['a lone surrogate in a text', '{"a":"\\ud800"}'],
    ['100,000 objects deep', `{"a":${HOSTILE_VALUES['an object 100,000 levels deep']}}`],
    ["the driver's mark of a type", '{"a":{"_bsontype":"ObjectId","id":"x"}}'],
    ['a reference to another document', '{"a":{"$ref":"apiKeys","$id":{"$ne":1}}}'],
  ])("%s in a tool's metadata cannot be kept: 422", async (_what, json) => {
    const body = withField(TOOL, 'metadata', json);
    const answer = await changingNothing(ledger, () => send('PUT /v1/tools/painter', body));
    expect(expectProblem(answer, 422, 'invalid-input').errors?.map(({ path }) => path)).toEqual(['metadata']);
  });
});

describe('numbers', () => {
  test.each([
    ['index', '-1'],
    ['index', '1.5'],
    ['index', '1000001'],
    ['index', '"1"'],
    ['contributorRewardPoints', '-1'],
    ['contributorRewardPoints', '0.5'],
    ['contributorRewardPoints', '1000000001'],
    ['contributorRewardPoints', '9007199254740993'],
  ])('%s %s: 422', async (field, json) => {
    const answer = await changingNothing(ledger, () =>
      send('POST /v1/generations', withField(GENERATION, field, json)),
    );
    expect(expectProblem(answer, 422, 'invalid-input').errors?.map(({ path }) => path)).toContain(field);
  });

  test.each([
    '"-1"',
    '"1e3"',
    '"0x10"',
    '"1,5"',
    '"NaN"',
    '"Infinity"',
    '-0.1',
    `"${'9'.repeat(23)}"`,
    '" 1"',
    '""',
  ])('a price of %s: 422', async (json) => {
    const body = withField(TOOL, 'costingModel.rate', json);
    const answer = await changingNothing(ledger, () => send('PUT /v1/tools/painter', body));
    expectProblem(answer, 422, 'invalid-input');
  });
});

describe('query parameters of GET /v1/generations', () => {
  const FORMED = [
    'status',
    'cookExecutionId',
    'spellCastId',
    'deliveryStatus',
    'since',
    'until',
    'olderThan',
    'limit',
    'cursor',
  ];
  const TEXTS = ['toolId', 'accountId', 'environment'];
  const VALUES = [
    '{"$gt":""}',
    '[$ne]',
    '',
    '%00',
    '%ED%A0%80',
    '__proto__',
    'NaN',
    '1e999',
    '-1',
    `${'9'.repeat(300)}`,
  ];

  test.each(FORMED.flatMap((name) => VALUES.map((value) => [name, value] as const)))(
    '%s=%s: 422',
    async (name, value) => {
      const answer = await changingNothing(ledger, () =>
        ledger.client.get(`/v1/generations?${name}=${value}`),
      );
      const paths = expectProblem(answer, 422, 'invalid-input').errors?.map(({ path }) => path);
      expect(new Set(paths)).toEqual(new Set([name]));
    },
  );

  test.each(TEXTS.flatMap((name) => VALUES.slice(0, -1).map((value) => [name, value] as const)))(
    '%s=%s is a text that nothing matches',
    async (name, value) => {
      const path = `/v1/generations?${name}=${value}`;
      const answer = await changingNothing(ledger, () => ledger.client.get<Page<GenerationRecord>>(path));
      expect([answer.status, answer.body.data, answer.body.nextCursor]).toEqual([200, [], null]);
    },
  );

  test.each([...FORMED, ...TEXTS])('%s given twice: 422', async (name) => {
    const answer = await changingNothing(ledger, () =>
      ledger.client.get(`/v1/generations?${name}=a&${name}=b`),
    );
    expect(expectProblem(answer, 422, 'invalid-input').errors?.map(({ path }) => path)).toContain(name);
  });

  test.each([
    'limit=0',
    'limit=201',
    'limit=1.5',
    'olderThan=24',
    'olderThan=h',
    'since=yesterday',
    'until=2025-08-27',
  ])('%s: 422', async (query) => {
    expectProblem(await ledger.client.get(`/v1/generations?${query}`), 422, 'invalid-input');
  });

  test.each([
    ['not base64', '%%%'],
    ['no JSON', Buffer.from('x').toString('base64url')],
    ['an operator', Buffer.from('{"requestTimestamp":{"$gt":0},"id":{"$gt":""}}').toString('base64url')],
    ['an id that is none', Buffer.from('{"requestTimestamp":0,"id":"x"}').toString('base64url')],
    ['an array', Buffer.from('[]').toString('base64url')],
  ])('a cursor that is %s: 422', async (_what, cursor) => {
    const answer = await changingNothing(ledger, () =>
      ledger.client.get(`/v1/generations?cursor=${encodeURIComponent(cursor)}`),
    );
    expectProblem(answer, 422, 'invalid-input');
  });
});

describe('other query parameters', () => {
  test.each([
    ['/v1/events?state=nonsense', 'state'],
    ['/v1/events?state[]=applied&state=x', 'state'],
    ['/v1/events?cursor=e30', 'cursor'],
    ['/v1/tools?cursor=e30', 'cursor'],
    ['/v1/tools?limit=many', 'limit'],
    ['/v1/estimates', 'toolId'],
    ['/v1/estimates?toolId=x&inputs=steps', 'inputs'],
    ['/v1/estimates?toolId=x&inputs=[1]', 'inputs'],
    ['/v1/estimates?toolId=x&pricingTier=free', 'pricingTier'],
    ['/v1/stats/weekly?from=2025-W99', 'from'],
    ['/v1/stats/weekly?to={"$gt":""}', 'to'],
    ['/v1/stats/weekly?from=2025-W40&to=2025-W30', 'from'],
    ['/v1/stats/weekly?from=0001-01-01', 'from'],
    ['/v1/stats/weekly?from=2025-02-30', 'from'],
  ])('%s: 422', async (path, field) => {
    const answer = await changingNothing(ledger, () => ledger.client.get(path));
    expect(expectProblem(answer, 422, 'invalid-input').errors?.map((error) => error.path)).toEqual([field]);
  });

  test.each(['{"$gt":""}', '%00', '%ED%A0%80', '__proto__'])(
    'statistics of a tool %s: none',
    async (toolId) => {
      const answer = await ledger.client.get<{ data: unknown[] }>(`/v1/stats/weekly?toolId=${toolId}`);
      expect([answer.status, answer.body.data]).toEqual([200, []]);
    },
  );
});

describe('ids in paths', () => {
  const IDS = [
    'x',
    '{"$gt":""}',
    '%00',
    '%ED%A0%80',
    '__proto__',
    '0123456789abcdef0123456',
    'z123456789abcdef01234567',
  ];

  test.each(IDS)('%s: 422', async (id) => {
    const requests: [string, unknown?][] = [
      [`GET /v1/generations/${id}`],
      [`GET /v1/generations/${id}/events`],
      [`POST /v1/generations/${id}/cancel`],
      [`PUT /v1/generations/${id}/run`, RUN],
      [`POST /v1/events/${id}/replay`],
    ];
    for (const [route, body] of requests) {
      const answer = await changingNothing(ledger, () => send(route, body));
      expectProblem(answer, 422, 'invalid-input');
    }
  });

  test.each<[string, unknown?]>([
    [`GET /v1/generations/${NOBODY}`],
    [`GET /v1/generations/${NOBODY}/events`],
    [`POST /v1/generations/${NOBODY}/cancel`],
    [`PUT /v1/generations/${NOBODY}/run`, RUN],
    [`POST /v1/events/${NOBODY}/replay`],
    ['GET /v1/tools/nothing'],
    ['GET /v1/tools/__proto__'],
    ['GET /v1/tools/%7B%22$gt%22:%22%22%7D'],
  ])('%s: 404', async (route, body) => {
    expectProblem(await changingNothing(ledger, () => send(route, body)), 404, 'not-found');
  });

  test('a tool whose id has NUL: 422', async () => {
    expectProblem(await send('PUT /v1/tools/a%00b', TOOL), 422, 'invalid-input');
    expectProblem(await send('GET /v1/tools/a%00b', undefined), 422, 'invalid-input');
  });
});

describe('what a request refers to', () => {
  test.each([
    ['a tool that is not registered', { toolId: 'nothing' }, 'unknown-tool'],
    ['a tool named like a prototype', { toolId: '__proto__' }, 'unknown-tool'],
    ['a cook execution that does not exist', { cookExecutionId: NOBODY }, 'unknown-parent'],
    ['a spell cast that does not exist', { spellCastId: NOBODY }, 'unknown-parent'],
    ['a provider that nobody knows', { submit: true, provider: 'nobody' }, 'unknown-provider'],
    ['both parents', { cookExecutionId: NOBODY, spellCastId: NOBODY }, 'invalid-input'],
    ['a run without its provider', { providerRunId: 'x' }, 'invalid-input'],
    ['a run that is to be submitted', { ...RUN, submit: true }, 'invalid-input'],
  ])('%s: 422', async (_what, fields, code) => {
    const answer = await changingNothing(ledger, () =>
      send('POST /v1/generations', { ...GENERATION, ...fields }),
    );
    expectProblem(answer, 422, code);
  });

  test('a provider that is not configured here: 409', async () => {
    const answer = await changingNothing(ledger, () =>
      send('POST /v1/generations', { ...GENERATION, submit: true }),
    );
    expectProblem(answer, 409, 'not-submittable');
  });

  test('a run that another generation has: 409, and no second record', async () => {
    const body = { ...GENERATION, provider: 'comfyui-deploy', providerRunId: victim.runId };
    const answer = await changingNothing(ledger, () => send('POST /v1/generations', body));
    expectProblem(answer, 409, 'run-belongs-to-another');
  });
});

test.each(['a'.repeat(201), ''])('an Idempotency-Key that cannot be one: 422', async (key) => {
  const answer = await changingNothing(ledger, () =>
    ledger.client.post('/v1/generations', GENERATION, { 'idempotency-key': key }),
  );
  expectProblem(answer, 422, 'invalid-input');
});

test('headers that do not end: the connection is ended with 408', { timeout: START_MS }, async () => {
  const texts = await Promise.all(slow.map(({ closed }) => closed));
  expect(new Set(texts.map(statusOf))).toEqual(new Set([408]));
});

test('nothing of all this surprised the process: its log is empty', () => {
  expect(ledger.api.output).toBe(`Genledger API listens on ${ledger.api.url}\n`);
});
