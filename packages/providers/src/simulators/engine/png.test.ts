import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pictureOf } from './png.ts';

/** The chunks of a PNG, each with its checksum verified. */
function chunksOf(png: Uint8Array): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const named = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.set(named.subarray(0, 4).toString('latin1'), named.subarray(4));
    at += 12 + length;
  }
  return chunks;
}

test('a picture is a whole PNG of 128 x 128 pixels in true colour', () => {
  const png = pictureOf('run-1');
  expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
  const chunks = chunksOf(png);
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  expect(chunks.get('IHDR')?.toString('hex')).toBe('00000080000000800802000000');
  expect(inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))).toHaveLength(128 * (1 + 128 * 3));
});

test('pictures of different runs differ, those of one run do not', () => {
  expect(pictureOf('run-1')).toEqual(pictureOf('run-1'));
  expect(pictureOf('run-1')).not.toEqual(pictureOf('run-2'));
});
