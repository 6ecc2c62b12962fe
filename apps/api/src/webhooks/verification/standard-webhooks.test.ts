import { createHmac } from 'node:crypto';
import type { StandardWebhooks } from '@genledger/providers/provider';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import type { UnverifiedWebhook } from './request.ts';
import { isSignedByStandardWebhooks } from './standard-webhooks.ts';

const SCHEME: StandardWebhooks = {
  kind: 'standard-webhooks',
  idHeader: 'webhook-id',
  timestampHeader: 'webhook-timestamp',
  signatureHeader: 'webhook-signature',
  toleranceMs: 300_000,
};
/** The vector that every library of the specification is tested with. */
const SECRET = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const TIME_S = 1_614_265_330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
/** Signatures of somebody else, as the same tests hold them. */
const OTHERS = 'v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=';

const bytesOf = (secret: string) => Buffer.from(secret, 'base64');
const SECRETS = [bytesOf(SECRET)];

function webhook(changes: Readonly<Record<string, string | undefined>> = {}, body = BODY): UnverifiedWebhook {
  const headers: Readonly<Record<string, string | undefined>> = {
    'webhook-id': ID,
    'webhook-timestamp': String(TIME_S),
    'webhook-signature': SIGNATURE,
    ...changes,
  };
  return { header: (name) => headers[name], query: () => undefined, bytes: Buffer.from(body) };
}

const holds = (given: UnverifiedWebhook, secrets: readonly Uint8Array[] = SECRETS, nowMs = TIME_S * 1000) =>
  isSignedByStandardWebhooks(given, SCHEME, secrets, nowMs);

test('the vector of the specification holds', () => {
  expect(holds(webhook())).toBe(true);
});

test('the bytes count, and not what they mean: UTF-8 that no text gives back is signed as it is', () => {
  const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
  const mac = createHmac('sha256', bytesOf(SECRET)).update(`${ID}.${TIME_S}.`).update(bytes).digest('base64');
  expect(holds({ ...webhook({ 'webhook-signature': `v1,${mac}` }), bytes })).toBe(true);
});

describe('a signature holds', () => {
  test.each([
    ['among several', `${OTHERS} v2,abc ${SIGNATURE} ${OTHERS}`],
    ['after one of another version', `v1a,${SIGNATURE.slice(3)} ${SIGNATURE}`],
  ])('%s', (_what, header) => {
    expect(holds(webhook({ 'webhook-signature': header }))).toBe(true);
  });

  test('by any secret in use, and by none that was taken out of use', () => {
    const other = bytesOf('C2FVsBQIhrscChlQIMV+b5sSYspob7oD');
    expect(holds(webhook(), [other, bytesOf(SECRET)])).toBe(true);
    expect(holds(webhook(), [other])).toBe(false);
    expect(holds(webhook(), [])).toBe(false);
  });

  test.each([-300_000, 300_000])('%d ms off', (offMs) => {
    expect(holds(webhook(), SECRETS, TIME_S * 1000 + offMs)).toBe(true);
  });

  test('that the library of the specification makes, whatever the body', () => {
    for (const body of ['', '{}', '"\\u00e9 é 🦊"', 'x'.repeat(100_000)]) {
      const signature = new Webhook(SECRET).sign(ID, new Date(TIME_S * 1000), body);
      expect(holds(webhook({ 'webhook-signature': signature }, body))).toBe(true);
    }
  });
});

describe('a signature does not hold', () => {
  test.each<[string, Readonly<Record<string, string | undefined>>]>([
    ['of another id', { 'webhook-id': 'msg_other' }],
    ['of another time', { 'webhook-timestamp': String(TIME_S + 1) }],
    ['without an id', { 'webhook-id': undefined }],
    ['without a time', { 'webhook-timestamp': undefined }],
    ['at a time that is none', { 'webhook-timestamp': 'hello' }],
    ['at a time with a fraction', { 'webhook-timestamp': `${TIME_S}.0` }],
    ['that is missing', { 'webhook-signature': undefined }],
    ['that is empty', { 'webhook-signature': 'v1,' }],
    ['that is cut short', { 'webhook-signature': SIGNATURE.slice(0, 20) }],
    ['of somebody else', { 'webhook-signature': OTHERS }],
    ['of another version', { 'webhook-signature': SIGNATURE.replace('v1', 'v2') }],
    ['past those that are looked at', { 'webhook-signature': `${`${OTHERS} `.repeat(16)}${SIGNATURE}` }],
  ])('%s', (_what, changes) => {
    expect(holds(webhook(changes))).toBe(false);
  });

  test.each([`${BODY} `, '{"test":2432232314}', ''])('of another body, %j', (body) => {
    expect(holds(webhook({}, body))).toBe(false);
  });

  test.each([-300_001, 300_001])('%d ms off', (offMs) => {
    expect(holds(webhook(), SECRETS, TIME_S * 1000 + offMs)).toBe(false);
  });
});
