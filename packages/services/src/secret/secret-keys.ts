import { z } from 'zod';
import type { SecretKey } from './secret-box.ts';

/** 32 bytes in base64, in either alphabet. */
const KEY = /^[A-Za-z0-9+/_-]{43}=?$/;

/** The setting `GENLEDGER_SECRETS_KEY`: keys of 32 bytes in base64, several separated by commas while one is replaced. */
export const secretKeysSchema = z
  .string()
  .transform((text) => text.split(',').map((key) => key.trim()))
  .refine((keys) => keys.every((key) => KEY.test(key)), {
    error: 'each key must be 32 bytes in base64: openssl rand -base64 32',
  })
  .transform(([first = '', ...rest]): readonly [SecretKey, ...SecretKey[]] => [
    Buffer.from(first, 'base64'),
    ...rest.map((key) => Buffer.from(key, 'base64')),
  ]);
