import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { listAttempts } from '@genledger/db/repositories';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complete } from './support/completions.ts';
import { deliveryThat } from './support/delivery.ts';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { startTestNotifier } from './support/notifier.ts';
import { type NotifierProcess, startNotifierProcess } from './support/notifier-process.ts';
import { type Receiver, startReceiver } from './support/receiver.ts';

/** Processes start slowly on a busy machine. */
const SLOW_MS = 90_000;
const SECRET = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`;
const CERTIFICATE = fileURLToPath(new URL('./support/tls/certificate.pem', import.meta.url));
const KEY = fileURLToPath(new URL('./support/tls/key.pem', import.meta.url));

let ledger: TestLedger;
let receiver: Receiver;
beforeAll(async () => {
  ledger = await testLedger('tls');
  const identity = { key: await readFile(KEY, 'utf8'), cert: await readFile(CERTIFICATE, 'utf8') };
  receiver = await startReceiver(undefined, identity);
});
afterAll(async () => {
  await receiver[Symbol.asyncDispose]();
  await ledger[Symbol.asyncDispose]();
});

/** The first try at a webhook to the receiver under a host name. */
async function tryAt(host: string) {
  const url = receiver.url.replace('127.0.0.1', host);
  const id = await complete(ledger.database, { platform: 'webhook', target: { url, secret: SECRET } });
  await deliveryThat(ledger.database, id, ({ deliveryAttempts }) => deliveryAttempts === 1);
  const [attempt] = await listAttempts(ledger.database, { kind: 'generation', id }, 9);
  return attempt;
}

/** A notifier that trusts the receiver's certificate as it would a private authority's: by Node's own setting. */
function trustingNotifier(): Promise<NotifierProcess> {
  return startNotifierProcess(ledger.url, { NODE_EXTRA_CA_CERTS: CERTIFICATE });
}

test(
  'a webhook goes by TLS to a receiver whose certificate is trusted, and nowhere under another name',
  async () => {
    await using _notifier = await trustingNotifier();
    expect(await tryAt('localhost')).toMatchObject({ result: 'delivered', statusCode: 204 });
    const [received] = receiver.received;
    const headers = received?.headers as Record<string, string>;
    expect(new Webhook(SECRET).verify(received?.body ?? '', headers)).toMatchObject({
      type: 'generation.success',
    });
    const reason = 'the certificate is for another host';
    expect(await tryAt('127.0.0.1')).toMatchObject({ result: 'failed', reason });
    expect(receiver.received).toHaveLength(1);
  },
  SLOW_MS,
);

test(
  'nothing is told to a receiver whose certificate nobody vouches for',
  async () => {
    await using _notifier = await startTestNotifier(ledger.url);
    const before = receiver.received.length;
    expect(await tryAt('localhost')).toMatchObject({
      result: 'failed',
      reason: 'the certificate is self-signed',
    });
    expect(receiver.received).toHaveLength(before);
  },
  SLOW_MS,
);
