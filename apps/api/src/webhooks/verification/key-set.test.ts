import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { jwkOf, type KeyServer, startKeyServer } from '../../../test/support/key-server.ts';
import { createKeySet, type KeySet } from './key-set.ts';

const DAY_MS = 86_400_000;
const MIN_AGE_MS = 30_000;

/** Vectors of RFC 8032, section 7.1: public key, message, signature. */
const [EMPTY, ONE_BYTE, TWO_BYTES] = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;
type Vector = typeof EMPTY | typeof ONE_BYTE | typeof TWO_BYTES;

let server: KeyServer;
let nowMs: number;
let failures: number;
let keys: KeySet;
beforeEach(async () => {
  server = await startKeyServer({ kty: 'RSA', n: 'x', e: 'AQAB' }, jwkOf(EMPTY[0]), jwkOf(ONE_BYTE[0]));
  nowMs = 1_764_057_600_000;
  failures = 0;
  keys = createKeySet({
    url: server.url,
    maxAgeMs: DAY_MS,
    minAgeMs: MIN_AGE_MS,
    nowMs: () => nowMs,
    onFailure: () => {
      failures += 1;
    },
  });
});
afterEach(() => server[Symbol.asyncDispose]());

const verify = ([, message, signature]: Vector) =>
  keys.verify(Buffer.from(message, 'hex'), Buffer.from(signature, 'hex'));

describe('signatures', () => {
  test('of the RFC hold by the key that made them, and by no other', async () => {
    expect([await verify(EMPTY), await verify(ONE_BYTE), await verify(TWO_BYTES)]).toEqual([
      'valid',
      'valid',
      'invalid',
    ]);
  });

  test.each([
    ['another message', Buffer.from('73', 'hex'), ONE_BYTE[2]],
    ['a signature with one bit turned', Buffer.from('72', 'hex'), ONE_BYTE[2].replace(/^9/, '8')],
    ['no signature', Buffer.from('72', 'hex'), ''],
  ])('do not hold for %s', async (_what, message, signature) => {
    expect(await keys.verify(message, Buffer.from(signature, 'hex'))).toBe('invalid');
  });
});

describe('keys', () => {
  test('are fetched once for many signatures, even where these come at one time', async () => {
    await Promise.all(Array.from({ length: 20 }, () => verify(EMPTY)));
    nowMs += DAY_MS - 1;
    await verify(ONE_BYTE);
    expect(server.requests).toBe(1);
  });

  test('are used for a day at most', async () => {
    await verify(EMPTY);
    nowMs += DAY_MS;
    await verify(EMPTY);
    expect(server.requests).toBe(2);
  });

  test('are fetched again for a signature by none of them, but not at every turn', async () => {
    await verify(EMPTY);
    server.answer(200, { keys: [jwkOf(TWO_BYTES[0])] });
    expect(await verify(TWO_BYTES)).toBe('invalid');
    nowMs += MIN_AGE_MS;
    expect(await verify(TWO_BYTES)).toBe('valid');
    for (let turn = 0; turn < 50; turn += 1) await verify(ONE_BYTE);
    expect(server.requests).toBe(2);
  });

  test('that were taken out of use hold no more once the new set is known', async () => {
    await verify(EMPTY);
    server.answer(200, { keys: [jwkOf(TWO_BYTES[0])] });
    nowMs += MIN_AGE_MS;
    await verify(TWO_BYTES);
    expect(await verify(EMPTY)).toBe('invalid');
  });
});

describe('a set that cannot be had', () => {
  test.each<[string, number, unknown]>([
    ['an error', 500, 'oops'],
    ['a redirection', 302, ''],
    ['no JSON', 200, '<html>'],
    ['no set', 200, { kty: 'OKP' }],
    ['no key of the kind', 200, { keys: [{ kty: 'RSA' }] }],
    ['a key that is none', 200, { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'AA' }] }],
    ['an endless set', 200, { keys: [], filling: 'x'.repeat(70_000) }],
  ])(
    'because of %s leaves a signature undecided, and is asked for again after a while',
    async (_w, status, body) => {
      server.answer(status, body);
      expect(await verify(EMPTY)).toBe('unavailable');
      expect(await verify(EMPTY)).toBe('unavailable');
      expect([server.requests, failures]).toEqual([1, 1]);
      server.answer(200, { keys: [jwkOf(EMPTY[0])] });
      nowMs += MIN_AGE_MS;
      expect(await verify(EMPTY)).toBe('valid');
    },
  );

  test('leaves the known keys in use until they are too old', async () => {
    await verify(EMPTY);
    server.answer(500, '');
    nowMs += DAY_MS - 1;
    expect([await verify(TWO_BYTES), await verify(EMPTY)]).toEqual(['invalid', 'valid']);
    nowMs += MIN_AGE_MS;
    expect(await verify(EMPTY)).toBe('unavailable');
  });
});
