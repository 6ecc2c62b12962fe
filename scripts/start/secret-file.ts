import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A secret of 32 bytes that is made once and kept in the data folder, readable by its owner only: webhooks that are under way stay
 * valid over a restart.
 * @returns it in the URL's form of base64
 */
export function keptSecret(dataDirectory: string, name: string): string {
  const file = join(dataDirectory, name);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDirectory, { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

const SIGNING_PREFIX = 'whsec_';

/** A secret that signs webhooks. The file holds it as receivers take it, so that it can be handed to them as it is. */
export function keptSigningSecret(dataDirectory: string, name: string): string {
  const kept = keptSecret(dataDirectory, name);
  if (kept.startsWith(SIGNING_PREFIX)) return kept;
  const secret = `${SIGNING_PREFIX}${keptKey(dataDirectory, name)}`;
  writeFileSync(join(dataDirectory, name), `${secret}\n`, { mode: 0o600 });
  return secret;
}

/** The same secret in plain base64, as keys of ciphers are written. */
export function keptKey(dataDirectory: string, name: string): string {
  return Buffer.from(keptSecret(dataDirectory, name), 'base64url').toString('base64');
}
