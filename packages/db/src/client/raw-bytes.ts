import type { Document } from 'mongodb';

/** The bytes of a raw cursor's document, whatever its type says. */
export function bytesOf(raw: Document): Buffer {
  const bytes = raw as unknown as Uint8Array;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
