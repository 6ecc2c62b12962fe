import { describe, expect, test } from 'vitest';
import { certainlyNotSent, describeTransportFailure } from './transport-failure.ts';

const failed = (...causes: readonly object[]) =>
  new TypeError('fetch failed: Bearer sk-123', {
    cause: causes.length === 1 ? Object.assign(new Error('inner'), causes[0]) : undefined,
  });
const several = (...causes: readonly object[]) =>
  new TypeError('fetch failed', {
    cause: new AggregateError(
      causes.map((cause) => Object.assign(new Error('inner'), cause)),
      'all of them',
    ),
  });

const REFUSED = { code: 'ECONNREFUSED', syscall: 'connect' };
const TIMED_OUT_CONNECTING = { code: 'ETIMEDOUT', syscall: 'connect' };
const RESET = { code: 'ECONNRESET', syscall: 'read' };

describe('certainly not sent', () => {
  test.each([
    ['connection refused', failed(REFUSED)],
    ['no connection in time', failed(TIMED_OUT_CONNECTING)],
    ['no connection in time, says undici', failed({ code: 'UND_ERR_CONNECT_TIMEOUT' })],
    ['no route', failed({ code: 'EHOSTUNREACH', syscall: 'connect' })],
    ['no such host', failed({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
    ['no name server', failed({ code: 'EAI_AGAIN', syscall: 'getaddrinfo' })],
    ['a certificate of another host', failed({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })],
    ['a certificate of nobody', failed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
    ['refused at every address', several(REFUSED, TIMED_OUT_CONNECTING)],
  ])('%s', (_name, error) => {
    expect(certainlyNotSent(error)).toBe(true);
  });
});

describe('perhaps sent', () => {
  test.each([
    ['connection reset', failed(RESET)],
    ['a time-out while reading', failed({ code: 'ETIMEDOUT', syscall: 'read' })],
    ['closed by the other side', failed({ code: 'UND_ERR_SOCKET' })],
    ['no answer in time', failed({ code: 'UND_ERR_HEADERS_TIMEOUT' })],
    ['one address refused, one reset', several(REFUSED, RESET)],
    ['no address at all', several()],
    ['given up', new DOMException('aborted', 'AbortError')],
    ['no cause', failed()],
    ['no error', 'reset'],
    ['nothing', undefined],
  ])('%s', (_name, error) => {
    expect(certainlyNotSent(error)).toBe(false);
  });

  test('causes that go round in a circle end', () => {
    const error = new Error('round');
    error.cause = error;
    expect(certainlyNotSent(error)).toBe(false);
  });
});

describe('the description', () => {
  test.each([
    [failed(REFUSED), 'connection refused (ECONNREFUSED)'],
    [failed({ code: 'ESOMETHING' }), 'connection failed (ESOMETHING)'],
    [failed(), 'connection failed'],
    [undefined, 'connection failed'],
  ])('%s is told by its code alone', (error, words) => {
    expect(describeTransportFailure(error)).toBe(words);
  });
});
