import { type Histogram, histogramOf } from '@genledger/domain/estimate';
import type { ToolId } from '@genledger/domain/kernel';
import type { Contribution } from '@genledger/domain/statistics';
import { BSON } from 'mongodb';
import { contributionFromSums } from './contribution-sums.ts';

const INT64 = 0x12;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

/** A document of kept sums, its histogram unread. */
export interface RawSums {
  readonly toolId: ToolId;
  readonly week: Date;
  /** Without durations. */
  readonly sums: Contribution;
  /** The bytes of the histogram of durations; absent where there is none, or it was not asked for. */
  readonly durations?: Uint8Array;
}

/** Kept sums, out of the bytes that the server sent. */
export function sumsFromBytes(bytes: Buffer): RawSums {
  const { durations, toolId, week, ...fields } = BSON.deserialize(bytes, { raw: true });
  return { toolId, week, sums: contributionFromSums(fields), ...(durations && { durations }) };
}

/** The counts of one document, put behind those that were read before. */
function readCounts(document: Uint8Array, buckets: number[], counts: number[]): void {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  let at = 4;
  while (bytes[at] !== 0) {
    if (bytes[at] !== INT64) throw new Error('a count by bucket is no 64-bit integer');
    at += 1;
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at += 1;
    let bucket = 0;
    for (let digit = bytes[at] ?? 0; digit !== 0; digit = bytes[at] ?? 0) {
      if (digit < ZERO || digit > NINE) throw new Error('a bucket is no whole number');
      bucket = bucket * 10 + digit - ZERO;
      at += 1;
    }
    buckets.push(isNegative ? -bucket : bucket);
    counts.push(bytes.readUInt32LE(at + 1) + bytes.readInt32LE(at + 5) * 2 ** 32);
    at += 9;
  }
}

/**
 * How long the generations behind kept sums took. A weekly report reads hundreds of thousands of counts, for which the driver's reading of
 * any document takes twenty times as long.
 */
export function durationsIn(all: readonly RawSums[]): Histogram {
  const [buckets, counts]: [number[], number[]] = [[], []];
  for (const { durations } of all) if (durations) readCounts(durations, buckets, counts);
  return histogramOf(buckets, counts);
}
