import { describe, expect, test } from 'vitest';
import { clientSettingsSchema } from './index.ts';

const SETTINGS = { baseUrl: 'https://api.example.test', apiKey: 'sk-123456' };

test('limits have defaults: half a minute, four mebibytes', () => {
  expect(clientSettingsSchema.parse(SETTINGS)).toEqual({
    ...SETTINGS,
    timeoutMs: 30_000,
    maxAnswerBytes: 4_194_304,
  });
});

describe('an address', () => {
  test.each(['http://127.0.0.1:4110', 'https://api.example.test/api/', 'https://proxy.test/comfyui'])(
    '%s',
    (baseUrl) => {
      expect(clientSettingsSchema.safeParse({ ...SETTINGS, baseUrl }).success).toBe(true);
    },
  );

  test.each([
    '',
    'api.example.test',
    'ftp://api.example.test',
    'https://user:word@api.example.test',
    'https://api.example.test?a=1',
    'https://api.example.test#a',
  ])('%j is none', (baseUrl) => {
    expect(clientSettingsSchema.safeParse({ ...SETTINGS, baseUrl }).success).toBe(false);
  });
});

test.each(['', 'with space', 'with\nline', 'schlüssel'])(
  '%j is no key, and the mistake does not repeat it',
  (apiKey) => {
    const read = clientSettingsSchema.safeParse({ ...SETTINGS, apiKey });
    expect(read.success).toBe(false);
    expect(read.error?.message).toContain('must be 1 to 512 visible ASCII characters');
    expect(read.error?.message).not.toContain(apiKey || '\0');
  },
);
