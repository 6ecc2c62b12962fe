import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AnswerError, createLedgerClient, isProblem, unwrap } from './index.ts';

const KEY = 'glk_0123456789abcdefghij';
const requests: IncomingMessage[] = [];

/** What stands before an API that is down. */
const proxy = createServer((request, response) => {
  requests.push(request);
  response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
});

beforeAll(() => new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise<void>((resolve) => proxy.close(() => resolve())));

const client = () =>
  createLedgerClient({ baseUrl: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, apiKey: KEY });

test('the key goes out with every request', async () => {
  await client().GET('/v1/tools');
  expect(requests.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`);
});

test('an answer that is not the API’s is an error without a problem', async () => {
  const error = await client()
    .GET('/v1/tools')
    .then(unwrap)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AnswerError);
  expect(error).toMatchObject({ status: 502, problem: undefined });
});

test('where nobody answers, the error is that of fetch', async () => {
  const nobody = createLedgerClient({ baseUrl: 'http://127.0.0.1:9', apiKey: KEY });
  await expect(nobody.GET('/v1/tools')).rejects.toThrow('fetch failed');
});

test.each([
  [{ type: 'urn:genledger:problem:not-found', title: 'There is no such thing', status: 404 }, true],
  [{ type: 'about:blank', title: 'Not Found', status: 404 }, false],
  ['<h1>Not Found</h1>', false],
  [null, false],
  [undefined, false],
])('%j is a problem of the ledger: %j', (value, expected) => {
  expect(isProblem(value)).toBe(expected);
});
