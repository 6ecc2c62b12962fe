import { type Histogram, histogramOf } from '@genledger/domain/estimate';
import type { ToolId } from '@genledger/domain/kernel';
import { type Contribution, NO_CONTRIBUTION } from '@genledger/domain/statistics';
import type { Document } from 'mongodb';
import { FieldNames } from '../client/field-names.ts';
import { decodeDecimal } from '../client/raw-decimal.ts';
import { endOfValue } from '../client/raw-values.ts';
import { plainDecimal } from '../mappers/index.ts';

/** Types of BSON. */
const STRING = 0x02;
const OBJECT = 0x03;
const DATE = 0x09;
const INT64 = 0x12;
const DECIMAL = 0x13;
/** Bytes of a count whose bucket has one digit. */
const SMALLEST_COUNT = 11;
/** Characters. */
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
  readonly durations?: Buffer;
}

const wholeAt = (bytes: Buffer, at: number): number =>
  bytes.readUInt32LE(at) + bytes.readInt32LE(at + 4) * 2 ** 32;

/** The sums among the fields of a document, which says nothing of those that are zero. */
function sumsFrom(fields: Document): Contribution {
  return {
    count: fields['count'] ?? 0,
    succeeded: fields['succeeded'] ?? 0,
    failed: fields['failed'] ?? 0,
    cancelled: fields['cancelled'] ?? 0,
    durationMs: fields['durationMs'] ?? 0,
    pointsSpent: fields['pointsSpent'] ?? 0,
    protocolNetPoints: fields['protocolNetPoints'] ?? 0,
    costCount: fields['costCount'] ?? 0,
    costUsd: fields['costUsd'] ?? NO_CONTRIBUTION.costUsd,
    durations: NO_CONTRIBUTION.durations,
  };
}

/** A value of kept sums; nothing of what they are not made of. */
function valueAt(bytes: Buffer, type: number, at: number): unknown {
  switch (type) {
    case INT64:
      return wholeAt(bytes, at);
    case DECIMAL:
      return plainDecimal(decodeDecimal(bytes, at));
    case STRING:
      return bytes.toString('utf8', at + 4, at + 3 + bytes.readInt32LE(at));
    case DATE:
      return new Date(wholeAt(bytes, at));
    case OBJECT:
      return bytes.subarray(at, at + bytes.readInt32LE(at));
    default:
      return undefined;
  }
}

const names = new FieldNames();

/** Kept sums, out of the bytes that the server sent: the driver’s reading of any document takes several times as long. */
export function sumsFromBytes(bytes: Buffer): RawSums {
  const fields: Document = {};
  let at = 4;
  for (let type = bytes[at] ?? 0; type !== 0; type = bytes[at] ?? 0) {
    const name = names.read(bytes, at + 1);
    const value = at + 2 + name.length;
    if (name !== 'environment') fields[name] = valueAt(bytes, type, value);
    at = endOfValue(bytes, type, value);
  }
  const { toolId, week, durations } = fields;
  return { toolId, week, sums: sumsFrom(fields), ...(durations && { durations }) };
}

/** The counts of several documents, one behind the other. Its place is used again and again: a report has a hundred thousand counts. */
class Counts {
  #buckets = new Int32Array(0);
  #counts = new Float64Array(0);
  #size = 0;

  /** Forgets what it holds. @param bytes how many the next documents have */
  clear(bytes: number): void {
    const most = Math.ceil(bytes / SMALLEST_COUNT);
    this.#size = 0;
    if (most <= this.#buckets.length) return;
    this.#buckets = new Int32Array(most);
    this.#counts = new Float64Array(most);
  }

  read(bytes: Buffer): void {
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
      this.#buckets[this.#size] = isNegative ? -bucket : bucket;
      this.#counts[this.#size] = wholeAt(bytes, at + 1);
      this.#size += 1;
      at += 9;
    }
  }

  histogram(): Histogram {
    return histogramOf(this.#buckets.subarray(0, this.#size), this.#counts.subarray(0, this.#size));
  }
}

const counts = new Counts();

/** How long the generations behind kept sums took. A weekly report reads hundreds of thousands of counts. */
export function durationsIn(all: readonly RawSums[]): Histogram {
  let bytes = 0;
  for (const { durations } of all) bytes += durations?.length ?? 0;
  counts.clear(bytes);
  for (const { durations } of all) if (durations) counts.read(durations);
  return counts.histogram();
}
