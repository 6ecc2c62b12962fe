import type { Document, FindCursor } from 'mongodb';
import { bytesOf } from '../client/raw-bytes.ts';

/** A batch ends once it holds so much, however few documents those are: two batches are held at a time, and each document more than once. */
export const BATCH_BYTES = 33_554_432;

/**
 * Reads the documents of a raw cursor until there are no more or they are enough for a batch.
 * @param least documents that are read whatever their size
 */
export async function readBatch(cursor: FindCursor<Document>, least: number): Promise<readonly Buffer[]> {
  const batch: Buffer[] = [];
  let bytes = 0;
  while ((bytes < BATCH_BYTES || batch.length < least) && (await cursor.hasNext())) {
    for (const raw of cursor.readBufferedDocuments()) {
      batch.push(bytesOf(raw));
      bytes += raw['byteLength'];
    }
  }
  await cursor.close();
  return batch;
}
