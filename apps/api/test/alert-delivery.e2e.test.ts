import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toObjectId } from '@genledger/db/mappers';
import type { AlertId } from '@genledger/domain/kernel';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRun, generationIn } from './support/ledger.ts';
import { startNotifier } from './support/notifier-process.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { waitUntil } from './support/wait-until.ts';
import { eventOf, postWebhook, SECRET_PATH } from './support/webhooks.ts';

const START_MS = 120_000;
const SECRET = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`;
const SETTINGS = { GENLEDGER_ALLOW_PRIVATE_TARGETS: '1', GENLEDGER_DELIVERY_SECRET: SECRET };

interface Post {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Operators' and users' own server. */
const posts: Post[] = [];
const receiver = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { url = '', headers } = request;
  posts.push({ path: url, headers, body: Buffer.concat(chunks).toString() });
  response.writeHead(204).end();
});
const told = (path: string) => posts.filter((post) => post.path === path);

let address: string;
let ledger: TestApi;
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const file = join(mkdtempSync(join(tmpdir(), 'genledger-told-')), 'genledger.config.json');
  const alerts = {
    everySeconds: 5,
    quietSeconds: 0,
    notify: { platform: 'webhook', target: { url: `${address}/alerts` } },
    rules: { 'notifier-absence': { alert: 1 }, 'objective-burn': false, 'inbox-lag': false },
  };
  writeFileSync(file, JSON.stringify({ alerts }));
  ledger = await startTestApi('alert delivery', { ...SETTINGS, GENLEDGER_CONFIG: file });
}, START_MS);
afterAll(async () => {
  await ledger?.[Symbol.asyncDispose]();
  receiver.close();
});

interface Delivery {
  readonly id: string;
  readonly deliveryStatus: string;
}

test(
  'the API tells that no notifier runs, signed and on record; one that comes tells the rest, and nothing twice',
  async () => {
    const target = { url: `${address}/user` };
    const { id, runId } = await createRun(ledger.client, { notification: { platform: 'webhook', target } });
    await postWebhook(ledger.client, SECRET_PATH, eventOf(runId, 'success'));
    await generationIn(ledger.client, id, 'success');
    await waitUntil('the alert to be told', () => told('/alerts').length > 0);
    const [first] = told('/alerts');
    expect(new Webhook(SECRET).verify(first?.body ?? '', first?.headers as never)).toMatchObject({
      type: 'alert.raised',
      data: { title: 'No notifier', alert: { rule: 'notifier-absence', level: 'alert' } },
    });
    const alert = await waitUntil('the try to be on record', async () => {
      const { data } = (await ledger.client.get<{ data: Delivery[] }>('/v1/deliveries?kind=alert')).body;
      return data.find(({ deliveryStatus }) => deliveryStatus === 'sent') ?? false;
    });
    const attempts = await ledger.database.db
      .collection('deliveryAttempts')
      .find({ subjectId: toObjectId(alert.id as AlertId) })
      .toArray();
    expect(attempts.map(({ result }) => result)).toEqual(['delivered']);
    // Users are told by notifiers alone.
    expect(told('/user')).toEqual([]);
    await using _notifier = await startNotifier(ledger.database.url, SETTINGS);
    await waitUntil('the end of the alert to be told', () => told('/alerts').length > 1);
    await waitUntil('the user to be told', () => told('/user').length > 0);
    const types = told('/alerts').map(({ body }) => JSON.parse(body).type);
    expect(types).toEqual(['alert.raised', 'alert.resolved']);
    expect(new Set(told('/alerts').map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  },
  START_MS,
);
