import { createGuardedAgent } from '@genledger/channels/outgoing';
import { createWebhookChannel } from '@genledger/channels/webhook';
import { channelPolicy } from '@genledger/services/delivery';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { file } from './support/announcement.ts';
import { startReceiver } from './support/receiver.ts';
import { DELIVERY_ID, NOW, sendBy } from './support/sending.ts';

const secretOf = (text: string) => `whsec_${Buffer.from(text).toString('base64')}`;
const [OLD, NEW, COMMON] = [
  'the old secret of a target',
  'the new secret of a target',
  'the common secret of all',
].map(secretOf) as [string, string, string];

function channelWith(secrets: readonly string[] = []) {
  return createWebhookChannel({
    policy: channelPolicy({}, 'webhook'),
    agent: createGuardedAgent({ allowPrivate: true }),
    allowPrivate: true,
    secrets,
  });
}

describe('a webhook', () => {
  test.each([
    ['the secret of its target', { secret: OLD }, [], [OLD]],
    ['both secrets of its target while one is replaced', { secrets: [OLD, NEW] }, [], [OLD, NEW]],
    ['the common secret where its target has none', {}, [COMMON], [COMMON]],
    ['both common secrets while one is replaced', {}, [COMMON, NEW], [COMMON, NEW]],
    ['its own secret rather than the common one', { secret: OLD }, [COMMON], [OLD]],
  ])('is signed with %s, and with no other', async (_, target, common, signers) => {
    await using receiver = await startReceiver();
    // The library looks at the clock of the machine.
    const now = new Date();
    const result = await sendBy(channelWith(common), { url: receiver.url, ...target }, {}, { now });
    expect(result).toMatchObject({ kind: 'delivered', statusCode: 204 });
    const [received] = receiver.received;
    const headers = received?.headers as Record<string, string>;
    const body = received?.body ?? '';
    const verify = (secret: string, text: string) => new Webhook(secret).verify(text, headers);
    expect(String(headers['webhook-signature']).split(' ')).toHaveLength(signers.length);
    for (const secret of [OLD, NEW, COMMON]) {
      if (signers.includes(secret))
        expect(verify(secret, body)).toMatchObject({ type: 'generation.success' });
      else expect(() => verify(secret, body)).toThrow();
    }
    expect(() => verify(signers[0] ?? '', body.replace('success', 'failed'))).toThrow();
  });

  test('without any secret is not signed, and still names its delivery', async () => {
    await using receiver = await startReceiver();
    await sendBy(channelWith(), receiver.url);
    const [{ headers } = { headers: {} }] = receiver.received;
    expect(headers).toMatchObject({ 'webhook-id': DELIVERY_ID, 'webhook-timestamp': '1767323100' });
    expect(headers).not.toHaveProperty('webhook-signature');
  });

  test('tells of the end: the same body on every try, another timestamp', async () => {
    await using receiver = await startReceiver();
    const channel = channelWith([COMMON]);
    const artifacts = [file('image', 'https://cdn.example/a.png')];
    const later = new Date(NOW.getTime() + 3_600_000);
    await sendBy(channel, receiver.url, { artifacts, statusReason: 'done' });
    await sendBy(channel, receiver.url, { artifacts, statusReason: 'done' }, { now: later });
    const [first, second] = receiver.received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(Number(second?.headers['webhook-timestamp'])).toBe(
      Number(first?.headers['webhook-timestamp']) + 3600,
    );
    expect(JSON.parse(first?.body ?? '')).toEqual({
      type: 'generation.success',
      timestamp: '2026-01-02T03:04:40.000Z',
      data: {
        id: '0123456789abcdef01234567',
        kind: 'generation',
        status: 'success',
        statusReason: 'done',
        accountId: 'account-1',
        environment: 'test',
        toolId: 'tool-1',
        title: 'Portrait',
        requestTimestamp: '2026-01-02T03:04:05.000Z',
        responseTimestamp: '2026-01-02T03:04:40.000Z',
        durationMs: 35_000,
        pointsSpent: 120,
        artifacts,
      },
    });
  });

  test('carries the headers of its target', async () => {
    await using receiver = await startReceiver();
    const headers = { authorization: 'Bearer x', 'X-Tenant': 'a b' };
    await sendBy(channelWith(), { url: receiver.url, headers });
    expect(receiver.received[0]?.headers).toMatchObject({ authorization: 'Bearer x', 'x-tenant': 'a b' });
  });

  test('that is answered with its own secrets leaves none of them in the record', async () => {
    await using receiver = await startReceiver(({ headers }) => ({
      status: 500,
      body: JSON.stringify(headers),
    }));
    const target = { url: receiver.url, secret: OLD, headers: { authorization: 'Bearer 123456' } };
    const { excerpt } = await sendBy(channelWith(), target);
    expect(excerpt).toContain('"authorization":"[secret]"');
  });
});

describe('an answer', () => {
  test.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [299, 'delivered'],
    [301, 'failed'],
    [307, 'failed'],
    [400, 'failed'],
    [401, 'failed'],
    [404, 'failed'],
    [410, 'refused'],
    [429, 'failed'],
    [500, 'failed'],
    [503, 'failed'],
  ])('%i means %s', async (status, kind) => {
    await using receiver = await startReceiver(() => ({
      status,
      body: '',
      headers: { location: '/elsewhere' },
    }));
    expect(await sendBy(channelWith(), receiver.url)).toMatchObject({ kind, statusCode: status });
    expect(receiver.received).toHaveLength(1);
  });

  test('from a port that does not speak TLS is a reason in words', async () => {
    await using receiver = await startReceiver();
    const result = await sendBy(channelWith(), receiver.url.replace('http:', 'https:'));
    expect(result).toEqual({ kind: 'failed', reason: 'the host does not speak TLS on that port' });
  });

  test.each([
    ['120', 120_000],
    ['1.5', 1500],
    ['Fri, 02 Jan 2026 03:06:00 GMT', 60_000],
    ['Fri, 02 Jan 2026 03:00:00 GMT', 0],
    ['999999999', 86_400_000],
    ['soon', undefined],
    ['-5', undefined],
  ])('with Retry-After %s asks for %s ms', async (retryAfter, retryAfterMs) => {
    await using receiver = await startReceiver(() => ({
      status: 503,
      headers: { 'retry-after': retryAfter },
    }));
    const result = await sendBy(channelWith(), receiver.url);
    expect(result.kind === 'failed' && result.retryAfterMs).toBe(retryAfterMs);
  });

  test('is kept to its beginning', async () => {
    await using receiver = await startReceiver(() => ({ status: 500, body: 'x'.repeat(100_000) }));
    const { excerpt } = await sendBy(channelWith(), receiver.url);
    expect(excerpt).toHaveLength(1000);
  });
});

const url = 'https://example.com/hook';
test.each([
  [undefined, 'expected object'],
  [{}, 'url'],
  [{ url: 'ftp://example.com/' }, 'must be an https address'],
  [{ url, extra: 1 }, 'extra'],
  [{ url, secret: 'too short' }, 'secret must be whsec_'],
  [{ url, secret: `whsec_${'A'.repeat(23)}` }, 'secret must be whsec_'],
  [{ url, secret: `whsec_${'A'.repeat(200)}` }, 'secret must be whsec_'],
  [{ url, secrets: [] }, 'secrets'],
  [{ url, headers: { host: 'inner' } }, 'must not set headers of the message itself'],
  [{ url, headers: { 'Webhook-Id': 'mine' } }, 'must not set headers of the message itself'],
  [{ url, headers: { 'Content-Length': '5' } }, 'must not set headers of the message itself'],
  [{ url, headers: { 'Transfer-Encoding': 'chunked' } }, 'must not set headers of the message itself'],
  [{ url, headers: { 'x\r\ny': 'z' } }, 'headers'],
  [{ url, headers: { x: 'y\r\nz: a' } }, 'must be printable ASCII'],
])('%j is no target: %s', (target, reason) => {
  expect(channelWith().destination(target)).toMatchObject({
    ok: false,
    error: expect.stringContaining(reason),
  });
});
