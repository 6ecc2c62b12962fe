import { expect, test } from 'vitest';
import { createGuardedAgent, type Resolve } from '../src/outgoing/guarded-agent.ts';
import { post } from '../src/outgoing/post.ts';
import { startReceiver } from './support/receiver.ts';

const LIMIT_BYTES = 1024;

/** A resolver of a hosts file, as DNS would answer. */
function hosts(entries: Readonly<Record<string, readonly string[]>>): Resolve {
  return async (hostname) =>
    (entries[hostname] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

function postTo(url: string, resolve: Resolve, timeoutMs = 5000) {
  const dispatcher = createGuardedAgent({ allowPrivate: false, resolve, connectTimeoutMs: 2000 });
  const signal = AbortSignal.timeout(timeoutMs);
  return post(dispatcher, { url, headers: {}, body: '{}', signal }, LIMIT_BYTES);
}

/** Names that resolve to what must not be reached: what an attacker's DNS would answer. */
const REBOUND = [
  ['a private address', ['10.0.0.1']],
  ['loopback', ['127.0.0.1']],
  ['loopback of IPv6', ['::1']],
  ['the metadata address', ['169.254.169.254']],
  ['an IPv4-mapped address', ['::ffff:127.0.0.1']],
  ['NAT64', ['64:ff9b::7f00:1']],
  ['a public address and a private one', ['93.184.215.14', '127.0.0.1']],
  ['a private address and a public one', ['127.0.0.1', '93.184.215.14']],
  ['unique local', ['fd00::1']],
  ['a carrier address', ['100.64.0.1']],
  ['the unspecified address', ['0.0.0.0']],
  ['the unspecified address of IPv6', ['::']],
  ['multicast', ['224.0.0.1']],
] as const;

test.each(REBOUND)('a name that resolves to %s is refused, and nothing is sent', async (_, addresses) => {
  await using receiver = await startReceiver();
  const { port } = new URL(receiver.url);
  const answer = await postTo(`http://evil.example:${port}/`, hosts({ 'evil.example': addresses }));
  expect(answer).toMatchObject({ kind: 'no-answer', isRefused: true });
  expect(receiver.received).toHaveLength(0);
});

test('an address in the URL itself is looked at when connecting, too', async () => {
  await using receiver = await startReceiver();
  const answer = await postTo(receiver.url, hosts({}));
  expect(answer).toMatchObject({ kind: 'no-answer', isRefused: true });
  expect(receiver.received).toHaveLength(0);
});

test('the socket goes to what was checked: a name that changes its answer is asked once', async () => {
  await using receiver = await startReceiver();
  const { port } = new URL(receiver.url);
  const answers = [['192.0.2.1'], ['127.0.0.1']];
  let asked = 0;
  const resolve: Resolve = async () => {
    const addresses = answers[asked] ?? [];
    asked += 1;
    return addresses.map((address) => ({ address, family: 4 }));
  };
  const answer = await postTo(`http://rebinding.example:${port}/`, resolve);
  expect(answer).toMatchObject({ kind: 'no-answer', isRefused: true });
  expect(asked).toBe(1);
  expect(receiver.received).toHaveLength(0);
});

test('a name that resolves to nothing is refused', async () => {
  expect(await postTo('http://nowhere.example/', hosts({}))).toMatchObject({ kind: 'no-answer' });
});

test.each([301, 302, 303, 307, 308])('a redirect by %i is an answer, and is not followed', async (status) => {
  await using inner = await startReceiver();
  await using outer = await startReceiver(() => ({ status, headers: { location: `${inner.url}/secret` } }));
  const dispatcher = createGuardedAgent({ allowPrivate: true });
  const signal = AbortSignal.timeout(5000);
  const answer = await post(dispatcher, { url: outer.url, headers: {}, body: '{}', signal }, LIMIT_BYTES);
  expect(answer).toMatchObject({ kind: 'answer', status });
  expect(inner.received).toHaveLength(0);
});

test('only the beginning of a huge answer is read', async () => {
  await using receiver = await startReceiver(() => ({ status: 200, body: 'x'.repeat(10_000_000) }));
  const dispatcher = createGuardedAgent({ allowPrivate: true });
  const signal = AbortSignal.timeout(5000);
  const answer = await post(dispatcher, { url: receiver.url, headers: {}, body: '{}', signal }, LIMIT_BYTES);
  expect(answer).toMatchObject({ kind: 'answer', status: 200, text: 'x'.repeat(LIMIT_BYTES) });
});

test('an answer that never comes ends with the time of the try', async () => {
  await using receiver = await startReceiver(() => 'hang');
  const dispatcher = createGuardedAgent({ allowPrivate: true });
  const signal = AbortSignal.timeout(200);
  const answer = await post(dispatcher, { url: receiver.url, headers: {}, body: '{}', signal }, LIMIT_BYTES);
  expect(answer).toEqual({ kind: 'no-answer', reason: 'no answer in time', isRefused: false });
});

test('a cut connection says so', async () => {
  await using receiver = await startReceiver(() => 'cut');
  const dispatcher = createGuardedAgent({ allowPrivate: true });
  const signal = AbortSignal.timeout(2000);
  const answer = await post(dispatcher, { url: receiver.url, headers: {}, body: '{}', signal }, LIMIT_BYTES);
  expect(answer).toEqual({ kind: 'no-answer', reason: 'the connection was cut', isRefused: false });
});
