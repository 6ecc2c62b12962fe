import { Decimal128 } from 'mongodb';

const BIAS = 6176;
const SAFE_HIGH = 0x1f_ffff;

/** Puts the point into whole digits. */
function place(digits: string, exponent: number): string {
  if (exponent >= 0) return digits === '0' ? '0' : digits + '0'.repeat(exponent);
  const padded = digits.padStart(1 - exponent, '0');
  return `${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** A decimal's text. Amounts of up to 53 bits and everyday exponents are read directly, the rest by the driver. */
export function decodeDecimal(bytes: Buffer, at: number): string {
  const top = bytes.readUInt32LE(at + 12);
  const exponent = ((top >>> 17) & 0x3fff) - BIAS;
  const isPlain =
    (top & 0x6000_0000) !== 0x6000_0000 && (top & 0x1_ffff) === 0 && bytes.readUInt32LE(at + 8) === 0;
  const high = bytes.readUInt32LE(at + 4);
  if (!isPlain || high > SAFE_HIGH || exponent < -20 || exponent > 20) {
    return new Decimal128(Uint8Array.from(bytes.subarray(at, at + 16))).toString();
  }
  const digits = place(String(high * 4_294_967_296 + bytes.readUInt32LE(at)), exponent);
  return top >>> 31 === 1 ? `-${digits}` : digits;
}
