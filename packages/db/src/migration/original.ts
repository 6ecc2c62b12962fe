import { hash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { isSecretive, type LegacyDocument } from '@genledger/domain/legacy';
import { Binary } from 'mongodb';

/** Seals bytes that hold a secret, and opens them; absent functions where no key is configured. */
export interface Sealing {
  seal(secret: string): unknown;
  /** @returns nothing where no key opens it */
  open(sealed: unknown): string | undefined;
}

/** The document that a migration replaced, byte for byte. */
export interface Original {
  /** The migration that replaced it. */
  readonly migration: string;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  readonly encoding: 'bson' | 'deflate';
  readonly document?: Binary;
  /** In place of the document, where that holds a secret in clear. */
  readonly sealed?: unknown;
}

/** From this size on the bytes are compressed: a large payload would be kept twice, and a document holds 16 MB at most. */
const COMPRESSED_FROM_BYTES = 65_536;

/** The name of the migration from schema version 1 to 2. */
export const MIGRATION = 'v1-to-v2';

/** SHA-256 of bytes, hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** Keeps a document's bytes beside what it became; sealed where it holds a secret, which must not lie in clear again. */
export function keepOriginal(
  bytes: Buffer,
  document: LegacyDocument,
  sealing: Sealing | undefined,
): Original {
  const isLarge = bytes.length >= COMPRESSED_FROM_BYTES;
  const kept = isLarge ? deflateRawSync(bytes) : bytes;
  const common = {
    migration: MIGRATION,
    sha256: sha256(bytes),
    encoding: isLarge ? 'deflate' : 'bson',
  } as const;
  return sealing !== undefined && isSecretive(document)
    ? { ...common, sealed: sealing.seal(kept.toString('base64')) }
    : { ...common, document: new Binary(kept) };
}

function storedBytes({ document, sealed }: Original, sealing: Sealing | undefined): Buffer | undefined {
  if (document !== undefined) return Buffer.from(document.buffer.subarray(0, document.position));
  const opened = sealing?.open(sealed);
  return opened === undefined ? undefined : Buffer.from(opened, 'base64');
}

/**
 * The bytes that were kept.
 * @returns nothing where they cannot be opened, or are not those of the hash
 */
export function openOriginal(original: Original, sealing: Sealing | undefined): Buffer | undefined {
  const stored = storedBytes(original, sealing);
  if (stored === undefined) return undefined;
  const bytes = original.encoding === 'deflate' ? inflateRawSync(stored) : stored;
  return sha256(bytes) === original.sha256 ? bytes : undefined;
}
