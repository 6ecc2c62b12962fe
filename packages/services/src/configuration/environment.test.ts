import { resolve } from 'node:path';
import { PROVIDERS } from '@genledger/providers/registry';
import { describe, expect, test } from 'vitest';
import {
  ConfigurationError,
  environmentSchema,
  missingSigningSecrets,
  providerSettings,
  readEnvironment,
} from './index.ts';

const LEAST = { DATABASE_URL: 'mongodb://127.0.0.1/ledger', GENLEDGER_WEBHOOK_SECRET: 'sixteen-letters-1' };
const read = (variables: NodeJS.ProcessEnv) => readEnvironment(environmentSchema, { ...LEAST, ...variables });

function mistakesOf(variables: NodeJS.ProcessEnv): string[] {
  try {
    readEnvironment(environmentSchema, variables);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.split('\n');
  }
  throw new Error('the settings were taken');
}

test('what has to be set is the database and a secret; the rest has defaults', () => {
  expect(read({})).toEqual({
    DATABASE_URL: 'mongodb://127.0.0.1/ledger',
    HOST: '127.0.0.1',
    PORT: 4100,
    LOG_LEVEL: 'info',
    GENLEDGER_ENVIRONMENT: 'development',
    GENLEDGER_DATA_DIR: resolve('.genledger'),
    GENLEDGER_WEBHOOK_SECRET: ['sixteen-letters-1'],
    GENLEDGER_ALLOW_PRIVATE_TARGETS: false,
    GENLEDGER_TRUST_PROXY: false,
    GENLEDGER_RATE_LIMIT_PER_KEY: 12_000,
    GENLEDGER_RATE_LIMIT_PER_ADDRESS: 24_000,
    GENLEDGER_RATE_LIMIT_FAILURES: 60,
    GENLEDGER_WEBHOOK_BODY_LIMIT: 1_048_576,
    GENLEDGER_RECONCILE_AFTER_MS: 60_000,
    GENLEDGER_EXPIRE_AFTER_MS: 43_200_000,
    GENLEDGER_PROVIDER_TIMEOUT_MS: 30_000,
  });
});

test('every mistake is in one message, a line each', () => {
  const lines = mistakesOf({
    DATABASE_URL: 'postgres://user:hunter2@host/db',
    PORT: '4100.5',
    LOG_LEVEL: 'loud',
    GENLEDGER_ENVIRONMENT: 'Production',
    GENLEDGER_PUBLIC_URL: 'ftp://ledger.example',
    GENLEDGER_ADMIN_KEY: 'hunter2',
    GENLEDGER_TRUST_PROXY: 'maybe',
    GENLEDGER_RECONCILE_AFTER_MS: '-1',
  });
  expect(lines[0]).toBe('These settings cannot be used:');
  expect(lines.slice(1).map((line) => line.trim().split(':')[0])).toEqual([
    'DATABASE_URL',
    'PORT',
    'LOG_LEVEL',
    'GENLEDGER_ENVIRONMENT',
    'GENLEDGER_PUBLIC_URL',
    'GENLEDGER_ADMIN_KEY',
    'GENLEDGER_WEBHOOK_SECRET',
    'GENLEDGER_TRUST_PROXY',
    'GENLEDGER_RECONCILE_AFTER_MS',
  ]);
  expect(lines).toContain('  GENLEDGER_WEBHOOK_SECRET: is required');
  expect(lines.join('\n')).not.toContain('hunter2');
});

test('a secret that is too short is told, and not repeated', () => {
  const lines = mistakesOf({ ...LEAST, GENLEDGER_WEBHOOK_SECRET: 'long-enough-to-be-used,hunter2' });
  expect(lines.join('\n')).toMatch(/GENLEDGER_WEBHOOK_SECRET.*at least 16 characters/);
  expect(lines.join('\n')).not.toContain('hunter2');
});

describe('a value is read', () => {
  test.each<[string, string, unknown]>([
    ['PORT', '0', 0],
    ['PORT', '65535', 65_535],
    ['GENLEDGER_TRUST_PROXY', 'yes', true],
    ['GENLEDGER_TRUST_PROXY', '0', false],
    ['GENLEDGER_PUBLIC_URL', 'https://ledger.example/base//', 'https://ledger.example/base'],
    [
      'GENLEDGER_WEBHOOK_SECRET',
      'the-first-of-them , the-second-of-them',
      ['the-first-of-them', 'the-second-of-them'],
    ],
    ['GENLEDGER_CONFIG', 'x/genledger.config.json', resolve('x/genledger.config.json')],
    ['DATABASE_URL', 'mongodb+srv://ada@host.example/', 'mongodb+srv://ada@host.example/'],
  ])('%s=%s', (name, text, expected) => {
    expect(read({ [name]: text })).toMatchObject({ [name]: expected });
  });

  test('an empty one counts as absent', () => {
    expect(read({ PORT: '', GENLEDGER_PUBLIC_URL: '' })).toMatchObject({ PORT: 4100 });
    expect(mistakesOf({ ...LEAST, DATABASE_URL: '' })).toContain('  DATABASE_URL: is required');
  });
});

test.each([
  ['PORT', '65536'],
  ['PORT', '0x10'],
  ['GENLEDGER_WEBHOOK_SECRET', ','],
  ['GENLEDGER_WEBHOOK_SECRET', 'fifteen-letters'],
  ['GENLEDGER_RATE_LIMIT_FAILURES', '0'],
  ['GENLEDGER_WEBHOOK_BODY_LIMIT', '1023'],
  ['GENLEDGER_EXPIRE_AFTER_MS', '999'],
  ['GENLEDGER_PROVIDER_TIMEOUT_MS', '600001'],
  ['GENLEDGER_ADMIN_KEY', 'glk_short'],
  ['COMFYUI_DEPLOY_URL', 'localhost:4110'],
  ['REPLICATE_URL', 'ftp://replicate.test'],
  ['REPLICATE_WEBHOOK_SECRET', 'whsec_'],
  ['REPLICATE_WEBHOOK_SECRET', 'whsec_dG9vIHNob3J0'],
  ['REPLICATE_WEBHOOK_SECRET', 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD,nonsense'],
])('%s=%s is a mistake', (name, text) => {
  expect(
    mistakesOf({ ...LEAST, [name]: text })
      .slice(1)
      .every((line) => line.trim().startsWith(name)),
  ).toBe(true);
});

describe('what is set of a provider', () => {
  const KEY = 'C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

  test('is read by its prefix', () => {
    const environment = read({
      REPLICATE_API_KEY: 'r8_key',
      REPLICATE_URL: 'https://replicate.test/v1/',
      REPLICATE_WEBHOOK_SECRET: `whsec_${KEY}, ${KEY}`,
      COMFYUI_DEPLOY_API_KEY: 'other',
    });
    const bytes = Buffer.from(KEY, 'base64');
    expect(providerSettings(PROVIDERS.replicate, environment)).toEqual({
      apiKey: 'r8_key',
      url: 'https://replicate.test/v1',
      signingSecrets: [bytes, bytes],
    });
  });

  test('lacks a signing secret where only the key is set', () => {
    expect(missingSigningSecrets(read({ REPLICATE_API_KEY: 'r8_key', FAL_API_KEY: 'key' }))).toEqual([
      'REPLICATE_WEBHOOK_SECRET',
    ]);
    const both = { REPLICATE_API_KEY: 'r8_key', REPLICATE_WEBHOOK_SECRET: KEY };
    expect(missingSigningSecrets(read(both))).toEqual([]);
    expect(missingSigningSecrets(read({}))).toEqual([]);
  });

  test('is nothing where nothing is set', () => {
    expect(providerSettings(PROVIDERS.replicate, read({}))).toEqual({});
  });

  test('is not told in what is wrong with it', () => {
    const lines = mistakesOf({ ...LEAST, REPLICATE_WEBHOOK_SECRET: 'whsec_hunter2' });
    expect(lines.join('\n')).not.toContain('hunter2');
  });
});

test('an app that needs a part is told of that part alone', () => {
  const part = environmentSchema.pick({ PORT: true, HOST: true });
  expect(readEnvironment(part, { PORT: '8080', LOG_LEVEL: 'loud' })).toEqual({
    PORT: 8080,
    HOST: '127.0.0.1',
  });
});
