import { z } from 'zod';

/** As the specification of Standard Webhooks asks for: 24 bytes at least, 64 at most. */
const BYTES = { least: 24, most: 64 } as const;

function decode(secret: string): Uint8Array | undefined {
  const text = secret.replace(/^whsec_/, '');
  const bytes = Buffer.from(text, 'base64');
  const isWhole = bytes.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '');
  return isWhole && bytes.length >= BYTES.least && bytes.length <= BYTES.most ? bytes : undefined;
}

/** Signing secrets of Standard Webhooks, separated by commas while one is being replaced: `whsec_` and 24 to 64 bytes in base64. */
export const signingSecretsSchema = z.string().transform((text, context): readonly Uint8Array[] => {
  const secrets = text.split(',').map((secret) => decode(secret.trim()));
  const known = secrets.filter((secret) => secret !== undefined);
  if (known.length === secrets.length) return known;
  context.addIssue({ code: 'custom', message: 'must be whsec_ and 24 to 64 bytes in base64, or several' });
  return z.NEVER;
});
