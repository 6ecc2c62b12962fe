import { parseProviderName } from '@genledger/domain/kernel';
import { describe, expect, test } from 'vitest';
import {
  isKnownProviderName,
  KNOWN_PROVIDER_NAMES,
  PROVIDERS,
  providerNamed,
  providerOfService,
} from './index.ts';

describe('every provider', () => {
  test.each(Object.entries(PROVIDERS))('%s has the name under which it is found', (name, provider) => {
    expect(provider.name).toBe(name);
    expect(parseProviderName(name)).toEqual({ ok: true, value: name });
    expect(providerNamed(name)).toBe(provider);
  });

  test('is listed', () => {
    expect(KNOWN_PROVIDER_NAMES).toEqual(['comfyui-deploy', 'replicate', 'fal', 'runpod']);
  });

  test('executes services that no other executes', () => {
    const services = Object.values(PROVIDERS).flatMap((provider) => provider.services);
    expect(new Set(services).size).toBe(services.length);
  });

  test.each(Object.values(PROVIDERS))('$name authenticates its webhooks', (provider) => {
    expect(provider.verification.length).toBeGreaterThan(0);
  });
});

test.each([
  ['comfyui', 'comfyui-deploy'],
  ['comfyui-deploy', 'comfyui-deploy'],
  ['replicate', 'replicate'],
  ['fal', 'fal'],
  ['runpod', 'runpod'],
  ['openai', undefined],
  ['', undefined],
  ['constructor', undefined],
])('tools of service %j are executed by %j', (service, name) => {
  expect(providerOfService(service)?.name).toBe(name);
});

test.each(['openai', '', 'constructor', '__proto__', 'COMFYUI-DEPLOY'])('%j is no provider', (name) => {
  expect(isKnownProviderName(name)).toBe(false);
  expect(providerNamed(name)).toBeUndefined();
});
