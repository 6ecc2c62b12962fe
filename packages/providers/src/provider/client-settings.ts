import { z } from 'zod';

const MINUTE_MS = 60_000;
const MEBIBYTE = 1_048_576;

/** Whether an address is only that: no credentials, query or fragment. */
function isPlainAddress(address: string): boolean {
  const { protocol, username, password, search, hash } = new URL(address);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

/** How to reach a provider. */
export const clientSettingsSchema = z.strictObject({
  /** The provider's address, with or without a path in front of its own. */
  baseUrl: z
    .string()
    .refine((text) => URL.canParse(text) && isPlainAddress(text), 'must be a plain http or https address'),
  /** Bearer key: visible ASCII, since a header can't hold anything else. */
  apiKey: z.string().regex(/^[\x21-\x7e]{1,512}$/, 'must be 1 to 512 visible ASCII characters'),
  /** Time for one whole exchange, milliseconds. */
  timeoutMs: z
    .int()
    .min(1)
    .max(10 * MINUTE_MS)
    .default(MINUTE_MS / 2),
  /** Longest answer that is read, bytes after decompression. */
  maxAnswerBytes: z
    .int()
    .min(1)
    .max(64 * MEBIBYTE)
    .default(4 * MEBIBYTE),
});

/** Settings as configured. */
export type ClientSettings = z.input<typeof clientSettingsSchema>;
/** Settings with every default filled in. */
export type CompleteClientSettings = z.output<typeof clientSettingsSchema>;
