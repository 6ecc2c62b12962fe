import { createComfyuiDeploySimulator, createReplicateSimulator } from '@genledger/providers/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providerDirectory } from '../configuration/index.ts';
import { checkProviders } from './provider-checks.ts';

const simulator = createComfyuiDeploySimulator({ apiKey: 'right-key' });
let address: string;

beforeAll(async () => {
  address = await simulator.start();
});
afterAll(() => simulator.stop());

async function startReplicate(apiKey: string) {
  const other = createReplicateSimulator({ apiKey });
  return { url: await other.start(), [Symbol.asyncDispose]: () => other.stop() };
}

const directory = (key?: string, url = address) =>
  providerDirectory({
    ...(key !== undefined && { COMFYUI_DEPLOY_API_KEY: key }),
    COMFYUI_DEPLOY_URL: url,
    GENLEDGER_PROVIDER_TIMEOUT_MS: 2000,
  });

describe('without --online', () => {
  it('a key is enough', async () => {
    expect(await checkProviders(directory('any'), false, false)).toMatchObject({ state: 'ok' });
  });

  it('no key is a warning, except beside the embedded database, which simulates the provider', async () => {
    expect(await checkProviders(directory(), false, false)).toMatchObject({
      state: 'warning',
      next: expect.stringContaining('COMFYUI_DEPLOY_API_KEY or REPLICATE_API_KEY'),
    });
    expect(await checkProviders(directory(), true, false)).toMatchObject({ state: 'ok' });
  });
});

describe('with --online', () => {
  it('every provider with a key is asked', async () => {
    await using replicate = await startReplicate('right-key');
    const both = providerDirectory({
      COMFYUI_DEPLOY_API_KEY: 'right-key',
      COMFYUI_DEPLOY_URL: address,
      REPLICATE_API_KEY: 'wrong-key',
      REPLICATE_URL: replicate.url,
      GENLEDGER_PROVIDER_TIMEOUT_MS: 2000,
    });
    const finding = await checkProviders(both, false, true);
    expect(finding.details).toEqual([expect.stringMatching(/^replicate: .*401/)]);
  });

  it('a provider that takes the key is well', async () => {
    expect(await checkProviders(directory('right-key'), false, true)).toEqual({
      state: 'ok',
      finding: 'comfyui-deploy answered and took the key.',
    });
  });

  it('a provider that refuses the key is not', async () => {
    const finding = await checkProviders(directory('wrong-key'), false, true);
    expect(finding).toMatchObject({ state: 'failure', next: 'Check the key and the address.' });
    expect(finding.details?.[0]).toMatch(/^comfyui-deploy: .*401/);
  });

  it('nor is one that nobody answers for', async () => {
    expect(await checkProviders(directory('any', 'http://127.0.0.1:1'), false, true)).toMatchObject({
      state: 'failure',
    });
  });
});
