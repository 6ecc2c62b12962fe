import { describe, expect, test } from 'vitest';
import {
  type GenerationId,
  parseExternalId,
  parseObjectId,
  parseProviderName,
  type ToolId,
} from './index.ts';

describe('an id of this ledger', () => {
  test.each([
    ['65f0a1b2c3d4e5f60718293a', '65f0a1b2c3d4e5f60718293a'],
    ['65F0A1B2C3D4E5F60718293A', '65f0a1b2c3d4e5f60718293a'],
    ['000000000000000000000000', '000000000000000000000000'],
  ])('%s is read as %s', (text, id) => {
    expect(parseObjectId<GenerationId>(text)).toEqual({ ok: true, value: id });
  });

  test.each([
    ['nothing', ''],
    ['23 digits', '65f0a1b2c3d4e5f60718293'],
    ['25 digits', '65f0a1b2c3d4e5f60718293a0'],
    ['a letter beyond f', '65f0a1b2c3d4e5f60718293g'],
    ['a space around it', ' 65f0a1b2c3d4e5f60718293a'],
    ['a line after it', '65f0a1b2c3d4e5f60718293a\n'],
    ['digits of another script', '६५f0a1b2c3d4e5f60718293a'],
  ])('is not %s', (_, text) => {
    expect(parseObjectId<GenerationId>(text)).toEqual({
      ok: false,
      error: { code: 'invalid-id', message: 'must be 24 hexadecimal digits' },
    });
  });
});

describe('an id of another system', () => {
  test.each([
    ['one character', 'a'],
    ['a wallet address', 'x402:0xAbC0000000000000000000000000000000000001'],
    ['a URL', 'https://example.com/accounts/1?a=b'],
    ['spaces within', 'Test Tool'],
    ['characters of any script', '描画-🎨'],
    ['256 characters', 'a'.repeat(256)],
  ])('may be %s, and is kept as it is', (_, text) => {
    expect(parseExternalId<ToolId>(text)).toEqual({ ok: true, value: text });
  });

  test.each([
    ['nothing', '', 'must have 1 to 256 characters'],
    ['257 characters', 'a'.repeat(257), 'must have 1 to 256 characters'],
    ['a line feed', 'a\nb', 'must be valid Unicode without control characters'],
    ['a NUL', 'a\0', 'must be valid Unicode without control characters'],
    ['a C1 control character', 'a\u0085b', 'must be valid Unicode without control characters'],
    ['half a character', 'a\ud83c', 'must be valid Unicode without control characters'],
  ])('is not %s', (_, text, message) => {
    expect(parseExternalId<ToolId>(text)).toEqual({ ok: false, error: { code: 'invalid-id', message } });
  });
});

describe("a provider's name", () => {
  test.each(['comfyui-deploy', 'fal', 'replicate', 'x', 'run-pod-2', `a${'b'.repeat(39)}`])(
    'may be %s',
    (name) => {
      expect(parseProviderName(name)).toEqual({ ok: true, value: name });
    },
  );

  test.each(['', 'ComfyUI', '2fal', '-fal', 'run_pod', 'run pod', 'fal\n', `a${'b'.repeat(40)}`])(
    'is not %j',
    (name) => {
      expect(parseProviderName(name).ok).toBe(false);
    },
  );
});
