import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { failure, type Outcome, success } from '../outcome.ts';

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 0xffff;
const STORED = 0;
const DEFLATED = 8;

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly compressedBytes: number;
  readonly localOffset: number;
}

/**
 * Writes the one entry whose name matches to `destination`, streamed, its CRC-32 checked. Reads plain zip files below
 * 4 GiB: enough for a wheel whose hash is pinned, and no library more to trust.
 */
export async function extractZipEntry(
  archive: string,
  name: RegExp,
  destination: string,
): Promise<Outcome<string>> {
  const handle = await open(archive, 'r');
  try {
    const entry = (await readDirectory(handle)).find((candidate) => name.test(candidate.name));
    if (entry === undefined) return failure('the archive has no mongod where it is expected');
    if (entry.method !== DEFLATED && entry.method !== STORED) return failure('unknown compression');
    const checksum = await writeEntry(archive, entry, await dataOffset(handle, entry), destination);
    return checksum === entry.checksum ? success(destination) : failure('the archive is damaged (CRC-32)');
  } finally {
    await handle.close();
  }
}

async function readDirectory(handle: FileHandle): Promise<ZipEntry[]> {
  const { size } = await handle.stat();
  const tailBytes = Math.min(size, END_BYTES + MAX_COMMENT_BYTES);
  const tail = await readAt(handle, size - tailBytes, tailBytes);
  for (let end = tail.length - END_BYTES; end >= 0; end -= 1) {
    if (tail.readUInt32LE(end) !== END_SIGNATURE) continue;
    const directory = await readAt(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    return parseDirectory(directory);
  }
  return [];
}

function parseDirectory(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + CENTRAL_BYTES <= directory.length && directory.readUInt32LE(at) === CENTRAL_SIGNATURE) {
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes),
      method: directory.readUInt16LE(at + 10),
      checksum: directory.readUInt32LE(at + 16),
      compressedBytes: directory.readUInt32LE(at + 20),
      localOffset: directory.readUInt32LE(at + 42),
    });
    at += CENTRAL_BYTES + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The local header repeats the name and may have other extra fields than the directory. */
async function dataOffset(handle: FileHandle, entry: ZipEntry): Promise<number> {
  const header = await readAt(handle, entry.localOffset, LOCAL_BYTES);
  return entry.localOffset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function writeEntry(
  archive: string,
  entry: ZipEntry,
  start: number,
  destination: string,
): Promise<number> {
  let checksum = 0;
  const decompress = entry.method === DEFLATED ? createInflateRaw() : new PassThrough();
  await pipeline(
    createReadStream(archive, { start, end: start + entry.compressedBytes - 1 }),
    decompress,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    },
    createWriteStream(destination),
  );
  return checksum;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('the archive is truncated');
  return buffer;
}
