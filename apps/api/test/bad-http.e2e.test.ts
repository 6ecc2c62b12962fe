import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from './support/http-client.ts';
import { createRun } from './support/ledger.ts';
import { exchangeRaw, openRaw, statusOf } from './support/raw-http.ts';
import { changingNothing, expectNoLeak, expectProblem } from './support/refusals.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { waitUntil } from './support/wait-until.ts';
import { SECRET_PATH, signatureOf, signedPath, WEBHOOKS } from './support/webhooks.ts';

const START_MS = 90_000;

let ledger: TestApi;
let victim: { readonly id: string; readonly runId: string };

beforeAll(async () => {
  ledger = await startTestApi('bad http', { GENLEDGER_RECONCILE_AFTER_MS: '86400000' });
  victim = await createRun(ledger.client);
}, START_MS);

afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

describe('a webhook path asked with another method than POST', () => {
  const wrongMethods = async (): Promise<number> => {
    const { text } = await createClient(ledger.api.url, null).get('/metrics');
    const sample = /genledger_webhooks_total\{provider="comfyui-deploy",outcome="wrong-method"\} (\d+)/;
    return Number(sample.exec(text)?.[1] ?? 0);
  };

  test.each<[string, () => string]>([
    ['GET', () => WEBHOOKS],
    ['GET', () => SECRET_PATH],
    ['GET', () => `${WEBHOOKS}/${victim.id}/${signatureOf('someone-else')}`],
    ['PUT', () => SECRET_PATH],
    ['DELETE', () => SECRET_PATH],
    ['PATCH', () => `${WEBHOOKS}/x/y`],
    ['OPTIONS', () => SECRET_PATH],
  ])('%s: 405, told to use POST, counted, and nothing changed', async (method, path) => {
    const before = await wrongMethods();
    const client = createClient(ledger.api.url, null);
    const answer = await changingNothing(ledger, () => client.request(method, path()));
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe('POST');
    expect(await wrongMethods()).toBe(before + 1);
  });

  test('GET at a signed address brings the look at that run forward', async () => {
    const generations = ledger.database.db.collection('generationOutputs');
    const lookAt = async (): Promise<Date> => {
      const found = await generations.findOne({ providerRunId: victim.runId });
      return found?.['reconcileAt'];
    };
    const before = await lookAt();
    const answer = await createClient(ledger.api.url, null).get(signedPath(victim.id));
    expectProblem(answer, 405, 'method-not-allowed');
    // The reconciler may have looked by now: whoever changed the time last, it is not what it was.
    expect(await lookAt()).not.toEqual(before);
  });
});

describe('a route that there is not', () => {
  test.each([
    ['GET', '/'],
    ['GET', '/v1'],
    ['GET', '/v1/'],
    ['GET', '/v1/generations/'],
    ['GET', '/V1/generations'],
    ['POST', '/v1/generations/0123456789abcdef01234567/nothing'],
    ['POST', '/v1/webhooks/comfyui-deploy/0123456789abcdef01234567'],
    ['POST', '/v1/webhooks/nobody'],
    ['GET', '/docs/../src/main.ts'],
    ['GET', '/docs/%2e%2e%2fpackage.json'],
    ['GET', '/.env'],
    ['GET', '/admin.php'],
    ['GET', `/${'x'.repeat(8_000)}`],
    ['GET', '/%E0%A4%A'],
    ['GET', '/%00'],
    ['GET', '/__proto__'],
  ])('%s %s: 404 as a problem', async (method, path) => {
    const text = await changingNothing(ledger, () =>
      exchangeRaw(ledger.api.port, `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    expect(statusOf(text)).toBe(404);
    expect(text).toMatch(/content-type: application\/problem\+json/i);
    expect(text).toContain('urn:genledger:problem:not-found');
    expectNoLeak(text);
  });
});

describe('a method that a route does not have', () => {
  test.each([
    ['DELETE', '/v1/generations', 'GET, POST'],
    ['PATCH', '/v1/generations/0123456789abcdef01234567', 'GET'],
    ['GET', '/v1/generations/0123456789abcdef01234567/run', 'PUT'],
    ['POST', '/healthz', 'GET'],
    ['PUT', '/v1/cooks/forecast', 'POST'],
    ['GET', '/v1/cooks/forecast', 'POST'],
  ])('%s %s: 405, and what there is', async (method, path, allow) => {
    const answer = await changingNothing(ledger, () => ledger.client.request(method, path));
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe(allow);
  });
});

test('the longest inputs of an estimate fit into an address', async () => {
  const inputs = encodeURIComponent('\u{10348}'.repeat(5000));
  const answer = await ledger.client.get(`/v1/estimates?toolId=e2e-flat&inputs=${inputs}`);
  expectProblem(answer, 422, 'invalid-input');
});

describe('what is no HTTP', () => {
  const LINE = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
  const post = (headers: string) => `POST ${SECRET_PATH} HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n`;

  test.each<[string, string | Uint8Array]>([
    ['noise', 'hello\r\n\r\n'],
    ['bytes', Uint8Array.from({ length: 4096 }, (_, index) => index % 256)],
    ['the hello of TLS', Uint8Array.from([0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0])],
    ['HTTP/2 without asking', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost x\r\n\r\n'],
    ['a NUL in a header', 'GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n'],
    ['headers of 192 KiB', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(196_608)}\r\n\r\n`],
    ['a length that is no number', post('Content-Length: many')],
    ['a negative length', post('Content-Length: -1')],
    ['two lengths', post('Content-Length: 2\r\nContent-Length: 3')],
    ['a length and chunks', post('Content-Length: 2\r\nTransfer-Encoding: chunked')],
    ['a chunk without a size', `${post('Transfer-Encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`],
  ])('%s: the connection ends with a 4xx, and the process lives on', async (_what, bytes) => {
    const text = await changingNothing(ledger, () => exchangeRaw(ledger.api.port, bytes));
    expect(statusOf(text)).toBeGreaterThanOrEqual(400);
    expect(statusOf(text)).toBeLessThan(500);
    expectNoLeak(text);
  });

  test('garbage after good requests on one connection: it ends, and nothing behind the garbage is read', async () => {
    const connection = openRaw(ledger.api.port);
    const statuses = () => connection.received.match(/HTTP\/1\.1 \d{3}/g) ?? [];
    await changingNothing(ledger, async () => {
      connection.socket.write(LINE.repeat(3));
      await waitUntil('three answers', () => statuses().length === 3);
      connection.socket.write(
        `garbage\0\r\n\r\n${post('Content-Type: application/json\r\nContent-Length: 2')}{}`,
      );
      await connection.closed;
    });
    expect(statuses()).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400']);
  });

  test('a smuggled request is no second request', async () => {
    const hidden = `POST ${SECRET_PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`;
    const outer = `POST ${WEBHOOKS} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`;
    const text = await changingNothing(ledger, () => exchangeRaw(ledger.api.port, outer));
    expect(text.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 401']);
  });

  test('connections that are cut off in the middle of a webhook leave nothing', async () => {
    const half = `${post('Content-Type: application/json\r\nContent-Length: 1000')}{"run_id":"${victim.runId}","status":`;
    await changingNothing(ledger, async () => {
      for (let round = 0; round < 3; round += 1) {
        const connections = Array.from({ length: 100 }, () => openRaw(ledger.api.port));
        await Promise.all(
          connections.map(({ socket }) => new Promise((resolve) => socket.write(half, resolve))),
        );
        for (const { socket } of connections) socket.resetAndDestroy();
        await Promise.all(connections.map(({ closed }) => closed));
      }
    });
  });
});

test('without a trusted proxy, X-Forwarded-For gives nobody a new address to guess from', async () => {
  const guess = (sender: number) =>
    createClient(ledger.api.url, null).request('POST', `${WEBHOOKS}?secret=wrong-but-long-enough`, {
      body: '{}',
      headers: { 'x-forwarded-for': `10.2.0.${sender}` },
    });
  for (let sender = 0; sender < 60; sender += 1) expect([401, 429]).toContain((await guess(sender)).status);
  expectProblem(await guess(60), 429, 'too-many-requests');
});

test('the process was not surprised once: its log is empty', () => {
  expect(ledger.api.output).toBe(`Genledger API listens on ${ledger.api.url}\n`);
});
