import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvFile } from './csv-file.ts';

const LINE = `${'x'.repeat(98)}\r\n`;
let made = 0;
let ended = 0;

async function* lines(count: number, failsAt = Number.POSITIVE_INFINITY): AsyncGenerator<string> {
  try {
    for (made = 0; made < count; made += 1) {
      if (made === failsAt) throw new Error('the database is away');
      yield LINE;
    }
  } finally {
    ended += 1;
  }
}

const FILES: Readonly<Record<string, () => AsyncIterable<string>>> = {
  '/whole': () => lines(20_000),
  '/broken': () => lines(20_000, 15_000),
  '/endless': () => lines(Number.POSITIVE_INFINITY),
};
const server = createAdaptorServer({
  fetch: (request: Request) => csvFile('lines.csv', FILES[new URL(request.url).pathname]?.() ?? lines(0)),
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('a long file arrives whole', async () => {
  const answer = await fetch(`${url}/whole`);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="lines.csv"');
  expect(await answer.text()).toHaveLength(20_000 * LINE.length);
});

test('one that cannot be made to its end breaks, and is not taken for a whole one', async () => {
  const answer = await fetch(`${url}/broken`);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
});

test('one that nobody reads to its end is made no further', async () => {
  const before = ended;
  const gone = new AbortController();
  const answer = await fetch(`${url}/endless`, { signal: gone.signal });
  await answer.body?.getReader().read();
  gone.abort();
  await expect.poll(() => ended).toBe(before + 1);
  expect(made).toBeGreaterThan(0);
});
