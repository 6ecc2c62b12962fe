import { z } from 'zod';
import type { SecretKey } from './secret-box.ts';

const KEY_BYTES = 32;

/** The setting `GENLEDGER_SECRETS_KEY`: keys of 32 bytes in base64, several separated by commas while one is replaced. */
export const secretKeysSchema = z
  .string()
  .transform((text) => text.split(',').map((key): SecretKey => Buffer.from(key.trim(), 'base64')))
  .refine((keys) => keys.every((key) => key.length === KEY_BYTES), {
    error: 'each key must be 32 bytes in base64: openssl rand -base64 32',
  })
  .transform((keys): readonly [SecretKey, ...SecretKey[]] => [keys[0] ?? Buffer.of(), ...keys.slice(1)]);
