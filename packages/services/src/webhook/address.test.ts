import { createHmac } from 'node:crypto';
import type { GenerationId, ProviderName } from '@genledger/domain/kernel';
import { describe, expect, test } from 'vitest';
import type { LedgerSettings } from '../context.ts';
import { isIssuedAddress, isSharedSecret, webhookAddress } from './index.ts';

const COMFYUI_DEPLOY = 'comfyui-deploy' as ProviderName;
const ID = '65f000000000000000000001' as GenerationId;
const OTHER = '65f000000000000000000002' as GenerationId;
const [OLD, NEW, LEAKED] = [
  'the-secret-of-last-year',
  'the-secret-of-this-year',
  'a-secret-somebody-leaked',
] as const;

const addressUnder = (...webhookSecrets: [string, ...string[]]): string =>
  webhookAddress(
    { webhookSecrets, publicUrl: 'https://ledger.example/x' } as unknown as LedgerSettings,
    COMFYUI_DEPLOY,
    ID,
  );
const signatureUnder = (...secrets: [string, ...string[]]): string =>
  addressUnder(...secrets)
    .split('/')
    .at(-1) ?? '';

test('an address names the provider and the generation, and ends in an HMAC of both', () => {
  const signature = createHmac('sha256', NEW)
    .update(`genledger/webhook/1\ncomfyui-deploy\n${ID}`)
    .digest('base64url');
  expect(addressUnder(NEW)).toBe(`https://ledger.example/x/v1/webhooks/comfyui-deploy/${ID}/${signature}`);
});

describe('rotation', () => {
  test('the first secret signs', () => {
    expect(signatureUnder(NEW, OLD)).toBe(signatureUnder(NEW));
  });

  test('an address signed before a rotation is good while its secret is in use, and no longer', () => {
    const before = signatureUnder(OLD);
    expect(isIssuedAddress([NEW, OLD], COMFYUI_DEPLOY, ID, before)).toBe(true);
    expect(isIssuedAddress([NEW], COMFYUI_DEPLOY, ID, before)).toBe(false);
  });

  test('the same holds for the shared secret', () => {
    expect(isSharedSecret([NEW, OLD], OLD)).toBe(true);
    expect(isSharedSecret([NEW, OLD], NEW)).toBe(true);
    expect(isSharedSecret([NEW], OLD)).toBe(false);
  });
});

describe('an address is not good', () => {
  const good = signatureUnder(NEW);

  test.each<[string, ProviderName, GenerationId, string]>([
    ['of another generation', COMFYUI_DEPLOY, OTHER, good],
    ['of another provider', 'replicate' as ProviderName, ID, good],
    ['signed with another secret', COMFYUI_DEPLOY, ID, signatureUnder(LEAKED)],
    ['cut short', COMFYUI_DEPLOY, ID, good.slice(0, -1)],
    ['with more behind it', COMFYUI_DEPLOY, ID, `${good}A`],
    ['in another case', COMFYUI_DEPLOY, ID, good.toLowerCase()],
    ['in other digits', COMFYUI_DEPLOY, ID, Buffer.from(good, 'base64url').toString('hex')],
    ['without a signature', COMFYUI_DEPLOY, ID, ''],
    ['with the secret for a signature', COMFYUI_DEPLOY, ID, NEW],
  ])('%s', (_what, provider, id, signature) => {
    expect(isIssuedAddress([NEW, OLD], COMFYUI_DEPLOY, ID, good)).toBe(true);
    expect(isIssuedAddress([NEW, OLD], provider, id, signature)).toBe(false);
  });
});

test.each(['', NEW.slice(0, -1), `${NEW} `, NEW.toUpperCase(), `${NEW},${OLD}`])(
  '%j is no shared secret',
  (given) => {
    expect(isSharedSecret([NEW, OLD], given)).toBe(false);
  },
);
