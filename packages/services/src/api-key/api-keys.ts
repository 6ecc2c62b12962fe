import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Database, isDuplicateKey } from '@genledger/db/client';
import {
  type ApiKeyId,
  type ApiKeyRecord,
  findApiKey,
  findApiKeyById,
  insertApiKey,
  listApiKeys as list,
  newApiKeyId,
  revokeApiKey as revoke,
} from '@genledger/db/repositories';
import { z } from 'zod';

/** What a key may do: see, change, and administer. Each scope includes those before it. */
export const API_KEY_SCOPES = ['read', 'write', 'admin'] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** What a caller decides of a new key. */
export const newApiKeySchema = z.strictObject({
  name: z.string().min(1).max(100),
  scope: z.enum(API_KEY_SCOPES),
});
export type NewApiKey = z.output<typeof newApiKeySchema>;

/** Whom a request comes from. */
export interface Caller {
  readonly keyId: ApiKeyId;
  readonly name: string;
  readonly scope: ApiKeyScope;
}

/** Any key in use: the ones made here, and a first key that the operator chose. */
const KEY_FORM = /^glk_[A-Za-z0-9_-]{20,200}$/;
const SECRET_BYTES = 32;

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Whether a text has the form of a key: `glk_` and at least twenty letters, digits, `-` or `_`. */
export function isApiKey(text: string): boolean {
  return KEY_FORM.test(text);
}

/** Whether a scope allows what another one asks for. */
export function allows(held: ApiKeyScope, needed: ApiKeyScope): boolean {
  return API_KEY_SCOPES.indexOf(held) >= API_KEY_SCOPES.indexOf(needed);
}

/**
 * Adds a key.
 * @param key its text, where the operator chose it; otherwise one with 256 random bits is made, so that a plain hash keeps it as
 * well as a slow one would
 * @returns its text, which is told once and kept nowhere
 */
export async function createApiKey(
  database: Database,
  wanted: NewApiKey,
  now: Date,
  key = `glk_${randomBytes(SECRET_BYTES).toString('base64url')}`,
): Promise<string> {
  const { name, scope } = wanted;
  await insertApiKey(database, {
    id: newApiKeyId(),
    name,
    hash: hashOf(key),
    scopes: [scope],
    createdAt: now,
  });
  return key;
}

function callerOf({ id, name, scopes }: ApiKeyRecord): Caller | undefined {
  const scope = API_KEY_SCOPES.findLast((candidate) => scopes.includes(candidate));
  return scope && { keyId: id, name, scope };
}

/** Whom a key belongs to; nothing for a key that is malformed, unknown or revoked. */
export async function authenticate(database: Database, key: string): Promise<Caller | undefined> {
  if (!isApiKey(key)) return undefined;
  const hash = hashOf(key);
  const record = await findApiKey(database, hash);
  if (record === undefined || record.revokedAt !== undefined) return undefined;
  if (!timingSafeEqual(Buffer.from(record.hash, 'hex'), Buffer.from(hash, 'hex'))) return undefined;
  return callerOf(record);
}

/** Who holds a key that was accepted before; nothing once it is revoked. */
export async function callerOfKey(database: Database, id: ApiKeyId): Promise<Caller | undefined> {
  const record = await findApiKeyById(database, id);
  return record === undefined || record.revokedAt !== undefined ? undefined : callerOf(record);
}

/**
 * Makes sure that somebody can get in.
 * @param given the key that the operator chose: added where it is not there yet. Without it a key is made where there is none at all
 * @returns the text of a key that was made here, to be told once
 */
export async function ensureFirstApiKey(
  database: Database,
  now: Date,
  given?: string,
): Promise<string | undefined> {
  const existing = await list(database);
  const known =
    given === undefined ? existing.length > 0 : existing.some(({ hash }) => hash === hashOf(given));
  if (known) return undefined;
  try {
    const key = await createApiKey(database, { name: 'first key', scope: 'admin' }, now, given);
    return given === undefined ? key : undefined;
  } catch (error) {
    // Another process that starts at the same time added the same key.
    if (isDuplicateKey(error)) return undefined;
    throw error;
  }
}

/** Every key, without secrets or hashes. */
export async function listApiKeys(database: Database): Promise<readonly Omit<ApiKeyRecord, 'hash'>[]> {
  return (await list(database)).map(({ hash: _hash, ...rest }) => rest);
}

/** Ends a key. @returns whether there was such a key, not yet revoked */
export async function revokeApiKey(database: Database, id: ApiKeyId, now: Date): Promise<boolean> {
  return revoke(database, id, now);
}
