import { z } from 'zod';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const LEAST_BYTES = 16;
const MOST_BYTES = 64;

function keyBytes(secret: string): number {
  const key = secret.replace(/^whsec_/, '');
  return BASE64.test(key) ? Buffer.from(key, 'base64').length : 0;
}

/** A secret that outgoing webhooks are signed with, as Standard Webhooks writes them. */
export const deliverySecretSchema = z.string().refine(
  (secret) => {
    const bytes = keyBytes(secret);
    return bytes >= LEAST_BYTES && bytes <= MOST_BYTES;
  },
  { error: `must be whsec_ and ${LEAST_BYTES} to ${MOST_BYTES} bytes in base64` },
);

/** Several, separated by commas while one is replaced: every one signs. */
export const deliverySecretsSchema = z
  .string()
  .transform((text) => text.split(',').map((secret) => secret.trim()))
  .pipe(z.array(deliverySecretSchema).min(1).max(5));
