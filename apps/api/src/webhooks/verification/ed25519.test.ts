import type { Ed25519Jwks } from '@genledger/providers/provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jwkOf, type KeyServer, startKeyServer } from '../../../test/support/key-server.ts';
import { verifyEd25519 } from './ed25519.ts';
import { createKeySet, type KeySet } from './key-set.ts';
import type { UnverifiedWebhook } from './request.ts';

const SCHEME: Ed25519Jwks = {
  kind: 'ed25519-jwks',
  requestIdHeader: 'x-fal-webhook-request-id',
  userIdHeader: 'x-fal-webhook-user-id',
  timestampHeader: 'x-fal-webhook-timestamp',
  signatureHeader: 'x-fal-webhook-signature',
  toleranceMs: 300_000,
  keySetUrl: '',
  keysMaxAgeMs: 86_400_000,
  keysMinAgeMs: 30_000,
};
/** The key of RFC 8032's first vector, and what OpenSSL signs with it: request, user, time and the digest of the body, in lines. */
const PUBLIC_KEY = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const REQUEST_ID = '123e4567-e89b-12d3-a456-426614174000';
const TIME_S = 1_764_057_600;
const BODY = `{"request_id":"${REQUEST_ID}","status":"OK","payload":{"images":[]}}`;
const SIGNATURE =
  '92ca56166e3d75457260b2349bbfff0c23d1fcc5d739ccc4574bf6783e8b19efd9c99feef3c93f5116aa9dca05da21560f864dfbd58a061c0d1de4526e7a2001';

let server: KeyServer;
let keys: KeySet;
beforeAll(async () => {
  server = await startKeyServer(jwkOf(PUBLIC_KEY));
  const { keysMaxAgeMs: maxAgeMs, keysMinAgeMs: minAgeMs } = SCHEME;
  keys = createKeySet({
    url: server.url,
    maxAgeMs,
    minAgeMs,
    nowMs: () => TIME_S * 1000,
    onFailure: () => {},
  });
});
afterAll(() => server[Symbol.asyncDispose]());

function webhook(changes: Readonly<Record<string, string | undefined>> = {}, body = BODY): UnverifiedWebhook {
  const headers: Readonly<Record<string, string | undefined>> = {
    'x-fal-webhook-request-id': REQUEST_ID,
    'x-fal-webhook-user-id': 'user-1',
    'x-fal-webhook-timestamp': String(TIME_S),
    'x-fal-webhook-signature': SIGNATURE,
    ...changes,
  };
  return { header: (name) => headers[name], query: () => undefined, bytes: Buffer.from(body) };
}

const verdictOf = async (given: UnverifiedWebhook, nowMs = TIME_S * 1000) =>
  (await verifyEd25519(given, SCHEME, keys, nowMs)).kind;

test('what OpenSSL signed is authentic, its signature in small or capital letters', async () => {
  expect(await verdictOf(webhook())).toBe('authentic');
  expect(await verdictOf(webhook({ 'x-fal-webhook-signature': SIGNATURE.toUpperCase() }))).toBe('authentic');
});

test.each([-300_000, 300_000])('so it is %d ms off', async (offMs) => {
  expect(await verdictOf(webhook(), TIME_S * 1000 + offMs)).toBe('authentic');
});

describe('forged is', () => {
  test.each<[string, Readonly<Record<string, string | undefined>>]>([
    ['another request', { 'x-fal-webhook-request-id': 'other' }],
    ['another user', { 'x-fal-webhook-user-id': 'user-2' }],
    ['another time', { 'x-fal-webhook-timestamp': String(TIME_S + 1) }],
    ['a time that is none', { 'x-fal-webhook-timestamp': 'soon' }],
    ['a header that is missing', { 'x-fal-webhook-user-id': undefined }],
    ['no signature', { 'x-fal-webhook-signature': undefined }],
    [
      'a signature in base64',
      { 'x-fal-webhook-signature': Buffer.from(SIGNATURE, 'hex').toString('base64') },
    ],
    ['a signature that is cut short', { 'x-fal-webhook-signature': SIGNATURE.slice(2) }],
    ['a signature with one digit changed', { 'x-fal-webhook-signature': SIGNATURE.replace(/^9/, '8') }],
  ])('%s', async (_what, changes) => {
    expect(await verdictOf(webhook(changes))).toBe('forged');
  });

  test('another body', async () => {
    expect(await verdictOf(webhook({}, `${BODY} `))).toBe('forged');
  });

  test.each([-300_001, 300_001])('what is %d ms off', async (offMs) => {
    expect(await verdictOf(webhook(), TIME_S * 1000 + offMs)).toBe('forged');
  });
});

test('where the keys cannot be had nothing is decided', async () => {
  await using gone = await startKeyServer();
  const absent = createKeySet({
    url: gone.url,
    maxAgeMs: 1,
    minAgeMs: 1,
    nowMs: () => TIME_S * 1000,
    onFailure: () => {},
  });
  expect(await verifyEd25519(webhook(), SCHEME, absent, TIME_S * 1000)).toMatchObject({ kind: 'undecided' });
});
