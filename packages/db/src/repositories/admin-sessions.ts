import { ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { ApiKeyId } from './api-keys.ts';

/** A browser that signed in; its token itself is nowhere but in the browser. */
export interface AdminSession {
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly keyId: ApiKeyId;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Keeps a new session. */
export async function insertAdminSession(database: Database, session: AdminSession): Promise<void> {
  const { keyId, ...fields } = session;
  await database.adminSessions.insertOne({
    _id: new ObjectId(),
    keyId: ObjectId.createFromHexString(keyId),
    ...fields,
  });
}

/** The session of a token that is in force at a time. MongoDB forgets the others only within a minute. */
export async function findAdminSession(
  database: Database,
  tokenHash: string,
  now: Date,
): Promise<AdminSession | undefined> {
  const found = await database.adminSessions.findOne(
    { tokenHash, expiresAt: { $gt: now } },
    { projection: { _id: 0 } },
  );
  return found === null ? undefined : { ...found, keyId: found.keyId.toHexString() as ApiKeyId };
}

/** Ends a session. */
export async function deleteAdminSession(database: Database, tokenHash: string): Promise<void> {
  await database.adminSessions.deleteOne({ tokenHash });
}
