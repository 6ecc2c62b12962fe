import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** The one file that every simulated run makes. */
export const OUTPUT_FILE = 'ComfyUI_00001_.png';

/** Edge of the picture, pixels. */
const SIZE = 128;
const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BIT_DEPTH = 8;
const TRUE_COLOUR = 2;

/** A chunk of a PNG: length, type, data, and a checksum over type and data. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** A small picture whose colours depend on a text: a gradient, a real PNG that any viewer opens. */
export function pictureOf(text: string): Uint8Array<ArrayBuffer> {
  const [red = 0, green = 0, blue = 0, ...far] = createHash('sha256').update(text).digest();
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([BIT_DEPTH, TRUE_COLOUR], 8);
  const rows = Buffer.alloc(SIZE * (1 + SIZE * 3));
  const mix = (near: number, opposite: number | undefined, share: number) =>
    near + ((opposite ?? 0) - near) * share;
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      const share = (x + y) / (2 * SIZE);
      rows.set(
        [mix(red, far[0], share), mix(green, far[1], share), mix(blue, far[2], share)],
        y * (1 + SIZE * 3) + 1 + x * 3,
      );
    }
  }
  return Uint8Array.from(
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}
