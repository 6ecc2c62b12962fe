import { appendFileSync, closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

const FLUSH_CHARACTERS = 65_536;
/** Values that are made text, and read again, together: in a list each takes half as long as alone. */
const VALUES_AT_ONCE = 32;
const CHUNK_BYTES = 1_048_576;
const LINE_BREAK = 0x0a;

/** The partition of a key: FNV-1a, the same in every spill, so that what belongs together lies together. */
function partitionOf(key: string, partitions: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % partitions;
}

/** Reads a file in pieces of whole lines: never the whole file at once. */
function* readLines(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
      const end = bytes.lastIndexOf(LINE_BREAK) + 1;
      if (end > 0) yield* bytes.toString('utf8', 0, end - 1).split('\n');
      rest = bytes.subarray(end);
    }
  } finally {
    closeSync(file);
  }
}

/**
 * Values by key on the local disk, so that a join of any size fits into bounded memory: values are spread over partitions by the hash of
 * their key, and each partition is worked on alone. What fits into the buffers never reaches the disk.
 */
export class Spill<Value> {
  readonly partitions: number;
  readonly #latest: Value[][];
  readonly #buffers: string[];
  readonly #path: (partition: number) => string;

  /** @param directory of the audit, removed by whoever made it */
  constructor(directory: string, name: string, partitions: number) {
    this.partitions = partitions;
    this.#latest = Array.from({ length: partitions }, () => []);
    this.#buffers = Array.from({ length: partitions }, () => '');
    this.#path = (partition) => join(directory, `${name}-${partition}`);
  }

  /** Keeps a value, which must survive JSON. @throws where the disk is full */
  add(key: string, value: Value): void {
    const partition = partitionOf(key, this.partitions);
    const latest = this.#latest[partition];
    latest?.push(value);
    if (latest?.length === VALUES_AT_ONCE) this.#keep(partition, latest);
  }

  /** Puts the latest values of a partition behind those before them, as one line. */
  #keep(partition: number, latest: readonly Value[]): void {
    this.#latest[partition] = [];
    const buffer = `${this.#buffers[partition]}${JSON.stringify(latest)}\n`;
    if (buffer.length < FLUSH_CHARACTERS) {
      this.#buffers[partition] = buffer;
      return;
    }
    appendFileSync(this.#path(partition), buffer, { mode: 0o600 });
    this.#buffers[partition] = '';
  }

  /** The values of a partition, in the order in which they came. */
  *values(partition: number): Generator<Value> {
    const path = this.#path(partition);
    if (existsSync(path)) for (const line of readLines(path)) yield* JSON.parse(line);
    const kept = this.#buffers[partition] ?? '';
    if (kept !== '') for (const line of kept.slice(0, -1).split('\n')) yield* JSON.parse(line);
    yield* this.#latest[partition] ?? [];
  }
}
