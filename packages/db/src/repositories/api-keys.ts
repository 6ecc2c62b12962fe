import type { Brand } from '@genledger/domain/kernel';
import { ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { ApiKeyDocument } from '../client/documents.ts';

/** The id of an API key, which names it in lists and logs. */
export type ApiKeyId = Brand<string, 'ApiKeyId'>;

/** An entry of the key list; the secret itself is nowhere. */
export interface ApiKeyRecord {
  readonly id: ApiKeyId;
  readonly name: string;
  /** SHA-256 of the key, hexadecimal. */
  readonly hash: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly revokedAt?: Date;
}

function fromDocument(document: ApiKeyDocument): ApiKeyRecord {
  const { _id, name, hash, scopes, createdAt, revokedAt } = document;
  return {
    id: _id.toHexString() as ApiKeyId,
    name,
    hash,
    scopes,
    createdAt,
    ...(revokedAt && { revokedAt }),
  };
}

/** A new key id. */
export function newApiKeyId(): ApiKeyId {
  return new ObjectId().toHexString() as ApiKeyId;
}

/** Adds a key. */
export async function insertApiKey(database: Database, key: ApiKeyRecord): Promise<void> {
  const { id, ...fields } = key;
  await database.apiKeys.insertOne({
    _id: ObjectId.createFromHexString(id),
    ...fields,
    scopes: [...fields.scopes],
  });
}

/** The entry of the key with a hash. */
export async function findApiKey(database: Database, hash: string): Promise<ApiKeyRecord | undefined> {
  const document = await database.apiKeys.findOne({ hash });
  return document === null ? undefined : fromDocument(document);
}

/** The entry of a key. */
export async function findApiKeyById(database: Database, id: ApiKeyId): Promise<ApiKeyRecord | undefined> {
  const document = await database.apiKeys.findOne({ _id: ObjectId.createFromHexString(id) });
  return document === null ? undefined : fromDocument(document);
}

/** Every key, oldest first. */
export async function listApiKeys(database: Database): Promise<readonly ApiKeyRecord[]> {
  return (await database.apiKeys.find().sort({ _id: 1 }).toArray()).map(fromDocument);
}

/** Ends a key. @returns whether there was such a key, not yet revoked */
export async function revokeApiKey(database: Database, id: ApiKeyId, now: Date): Promise<boolean> {
  const result = await database.apiKeys.updateOne(
    { _id: ObjectId.createFromHexString(id), revokedAt: { $exists: false } },
    { $set: { revokedAt: now } },
  );
  return result.matchedCount === 1;
}
