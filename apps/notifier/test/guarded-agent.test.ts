import { Readable } from 'node:stream';
import { createGuardedAgent, guardedLookup, post, type Resolve } from '@genledger/channels/outgoing';
import { afterAll, describe, expect, test } from 'vitest';
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

describe('an answer is', () => {
  const dispatcher = createGuardedAgent({ allowPrivate: true });
  afterAll(() => dispatcher.close());
  const postOpenly = (url: string, timeoutMs = 10_000) =>
    post(dispatcher, { url, headers: {}, body: '{}', signal: AbortSignal.timeout(timeoutMs) }, LIMIT_BYTES);

  test('read to the limit where it is huge', async () => {
    await using receiver = await startReceiver(() => ({ status: 200, body: 'x'.repeat(10_000_000) }));
    const answer = await postOpenly(receiver.url);
    expect(answer).toMatchObject({ kind: 'answer', status: 200, text: 'x'.repeat(LIMIT_BYTES) });
  });

  test('read to the limit where it has no end, and the connection is let go', async () => {
    const gone = Promise.withResolvers<void>();
    await using receiver = await startReceiver(() => (response) => {
      const endless = Readable.from(
        (function* () {
          for (;;) yield 'y'.repeat(65_536);
        })(),
      );
      response.writeHead(200).once('close', () => gone.resolve());
      endless.pipe(response);
    });
    expect(await postOpenly(receiver.url)).toMatchObject({ status: 200, text: 'y'.repeat(LIMIT_BYTES) });
    await gone.promise;
  });

  test('its status alone where the body drips: within seconds, and the connection is let go', async () => {
    const gone = Promise.withResolvers<void>();
    await using receiver = await startReceiver(() => (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('z'), 50);
      response.once('close', () => {
        clearInterval(timer);
        gone.resolve();
      });
    });
    const begun = performance.now();
    const answer = await postOpenly(receiver.url, 60_000);
    expect(answer).toMatchObject({ kind: 'answer', status: 200, text: expect.stringMatching(/^z+$/) });
    expect(performance.now() - begun).toBeLessThan(10_000);
    await gone.promise;
  });

  test('its status where the body is cut', async () => {
    await using receiver = await startReceiver(() => (response) => {
      response.writeHead(503, { 'content-length': '100' }).write('half', () => response.destroy());
    });
    expect(await postOpenly(receiver.url)).toMatchObject({ kind: 'answer', status: 503 });
  });

  test('none where it never comes: the try ends with its time', async () => {
    await using receiver = await startReceiver(() => 'hang');
    const answer = await postOpenly(receiver.url, 200);
    expect(answer).toEqual({ kind: 'no-answer', reason: 'no answer in time', isRefused: false });
  });

  test('none where its headers drip', async () => {
    await using receiver = await startReceiver(() => ({ socket }) => {
      socket?.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket?.write('x: y\r\n'), 20);
      socket?.once('close', () => clearInterval(timer));
    });
    const answer = await postOpenly(receiver.url, 300);
    expect(answer).toEqual({ kind: 'no-answer', reason: 'no answer in time', isRefused: false });
  });

  test('none where its headers have no end', async () => {
    await using receiver = await startReceiver(() => ({ socket }) => {
      socket?.on('error', () => undefined).write('HTTP/1.1 200 OK\r\n');
      const line = `x: ${'y'.repeat(10_000)}\r\n`;
      for (let lines = 0; lines < 20; lines += 1) socket?.write(line);
    });
    const reason = 'the headers of the answer are too large';
    expect(await postOpenly(receiver.url)).toEqual({ kind: 'no-answer', reason, isRefused: false });
  });

  test('none where the connection is cut', async () => {
    await using receiver = await startReceiver(() => 'cut');
    const reason = 'the connection was cut';
    expect(await postOpenly(receiver.url)).toEqual({ kind: 'no-answer', reason, isRefused: false });
  });

  test('none where nobody listens', async () => {
    const receiver = await startReceiver();
    await receiver[Symbol.asyncDispose]();
    const reason = 'the connection was refused';
    expect(await postOpenly(receiver.url)).toEqual({ kind: 'no-answer', reason, isRefused: false });
  });

  test('none where it is no HTTP', async () => {
    await using receiver = await startReceiver(
      () =>
        ({ socket }) =>
          socket?.end('220 mail.example ESMTP\r\n'),
    );
    expect(await postOpenly(receiver.url)).toMatchObject({ kind: 'no-answer', isRefused: false });
  });
});

describe('the lookup that sockets use', () => {
  const PUBLIC = ['93.184.215.14', '2606:4700::1111'];
  const lookupIn = (addresses: readonly string[], all: boolean) =>
    new Promise((resolve, reject) => {
      guardedLookup(hosts({ 'example.com': addresses }))('example.com', { all }, (error, address, family) =>
        error ? reject(error) : resolve(all ? address : { address, family }),
      );
    });

  test('hands on the very addresses that it judged', async () => {
    expect(await lookupIn(PUBLIC, true)).toEqual([
      { address: '93.184.215.14', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ]);
    expect(await lookupIn(PUBLIC, false)).toEqual({ address: '93.184.215.14', family: 4 });
  });

  test('hands on nothing where one of them is not public', async () => {
    await expect(lookupIn([...PUBLIC, '10.0.0.1'], true)).rejects.toThrow('not public (private)');
  });

  test('hands on why a name cannot be resolved', async () => {
    const failing: Resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'EAI_AGAIN' }));
    const answer = await postTo('http://example.com/', failing);
    expect(answer).toEqual({
      kind: 'no-answer',
      reason: 'the host name could not be resolved just now',
      isRefused: false,
    });
  });
});

test('a closed network reaches loopback, by address and by name', async () => {
  await using receiver = await startReceiver();
  const { port } = new URL(receiver.url);
  const dispatcher = createGuardedAgent({ allowPrivate: true });
  for (const url of [receiver.url, `http://localhost:${port}/`]) {
    const signal = AbortSignal.timeout(5000);
    expect(await post(dispatcher, { url, headers: {}, body: '{}', signal }, LIMIT_BYTES)).toMatchObject({
      kind: 'answer',
      status: 204,
    });
  }
  expect(receiver.received).toHaveLength(2);
});
