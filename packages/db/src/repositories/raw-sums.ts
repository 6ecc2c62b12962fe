import { addTo, type Histogram } from '@genledger/domain/estimate';
import type { Contribution } from '@genledger/domain/statistics';
import { BSON, type Document } from 'mongodb';
import { contributionFromSums } from './contribution-sums.ts';

const INT64 = 0x12;

/**
 * Counts by bucket, out of the bytes of a document of 64-bit integers. A weekly report reads tens of thousands of them, for which the
 * driver's reading of any document takes ten times as long.
 */
function countsIn(document: Uint8Array): Histogram {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  const counts = new Map<number, number>();
  let at = 4;
  while (bytes[at] !== 0) {
    if (bytes[at] !== INT64) throw new Error('a count by bucket is no 64-bit integer');
    const end = bytes.indexOf(0, at + 1);
    counts.set(Number(bytes.toString('latin1', at + 1, end)), Number(bytes.readBigInt64LE(end + 1)));
    at = end + 9;
  }
  return counts;
}

/** The fields of a row whose bytes the server sent, and the sums in it. */
export function sumsFromBytes(bytes: Buffer): { readonly row: Document; readonly sums: Contribution } {
  const { durations = [], ...row } = BSON.deserialize(bytes, { raw: true });
  const sum = new Map<number, number>();
  for (const counts of durations) addTo(sum, countsIn(counts));
  return { row, sums: { ...contributionFromSums(row), durations: sum } };
}
