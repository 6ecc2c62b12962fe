import { expect, test } from 'vitest';
import { comfyuiDeploy } from './index.ts';

test('its webhooks are signed by nobody: our own HMAC in the address, or a shared secret', () => {
  expect(comfyuiDeploy.verification).toEqual([
    { kind: 'url-hmac' },
    { kind: 'shared-secret', header: 'x-genledger-secret', queryParameter: 'secret' },
  ]);
});

test('a client refuses settings that are none, without repeating the key', () => {
  const client = () => comfyuiDeploy.client({ baseUrl: 'nowhere', apiKey: 'sk 123456' });
  expect(client).toThrow('must be a plain http or https address');
  expect(client).not.toThrow('sk 123456');
});
