import { describe, expect, it } from 'vitest';
import {
  checkConfiguration,
  checkEnvironment,
  checkWebhooks,
  type SettingsReading,
} from './settings-checks.ts';

const SOUND: SettingsReading = {
  environmentMistakes: [],
  configurationMistakes: [],
  hasWebhookSecret: true,
  missingSigningSecrets: [],
  publicUrl: 'https://ledger.example.com',
  embedded: false,
};
const { publicUrl: _publicUrl, ...WITHOUT_URL } = SOUND;

describe('variables and configuration', () => {
  it('are well without mistakes, with a file or without one', () => {
    expect(checkEnvironment(SOUND).state).toBe('ok');
    expect(checkConfiguration(SOUND).finding).toBe('No file: the defaults hold.');
    expect(checkConfiguration({ ...SOUND, configurationFile: '/a.json' }).finding).toBe('/a.json is read.');
  });

  it('are broken with one, and every mistake is listed', () => {
    const mistakes = ['PORT: must be a whole number', 'HOST: must not be empty'];
    expect(checkEnvironment({ ...SOUND, environmentMistakes: mistakes })).toMatchObject({
      state: 'failure',
      details: mistakes,
    });
    const reading = { ...SOUND, configurationFile: '/a.json', configurationMistakes: ['points: is odd'] };
    expect(checkConfiguration(reading)).toMatchObject({ state: 'failure', details: ['points: is odd'] });
  });
});

describe('webhooks', () => {
  it.each([
    ['are well with a secret and an address', SOUND, true, 'ok'],
    ['are well without an address while no provider is configured', WITHOUT_URL, false, 'ok'],
    ['want an address once a provider is configured', WITHOUT_URL, true, 'warning'],
    [
      'want what a provider signs with',
      { ...SOUND, missingSigningSecrets: ['REPLICATE_WEBHOOK_SECRET'] },
      true,
      'warning',
    ],
    ['want a secret', { ...SOUND, hasWebhookSecret: false }, true, 'warning'],
    ['leave both to whoever starts the embedded database', { ...WITHOUT_URL, embedded: true }, true, 'ok'],
  ] as const)('%s', (_, reading, anyProvider, state) => {
    expect(checkWebhooks(reading, anyProvider).state).toBe(state);
  });
});
