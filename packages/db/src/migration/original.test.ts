import fc from 'fast-check';
import { Binary, BSON, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { documentOf, restorable } from './document-bytes.ts';
import { keepOriginal, openOriginal, type Sealing } from './original.ts';

const leaf: fc.Arbitrary<unknown> = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.integer().map((value) => new Int32(value)),
  fc.double().map((value) => new Double(value)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Long.fromBigInt(value)),
  fc.constantFrom('0', '-0', '1.10', 'NaN', '1E+3').map((text) => Decimal128.fromString(text)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.uint8Array({ maxLength: 9 }).map((bytes) => new Binary(bytes)),
  fc.constant(new Timestamp({ t: 7, i: 1 })),
);
/** Names that JavaScript would put first are among them. */
const name = fc
  .oneof(fc.constantFrom('9', '10', '2', 'a', 'images', '__proto__'), fc.string({ maxLength: 4 }))
  .filter((key) => !key.includes('\0'));
const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .uniqueArray(fc.tuple(name, tie('value')), { maxLength: 5, selector: ([key]) => key })
      .map((entries) => new Map(entries)),
  ),
})).value;
const document = fc
  .uniqueArray(fc.tuple(name, value), { maxLength: 6, selector: ([key]) => key })
  .map((entries) => new Map(entries));

const reversed = (text: string): string => [...text].reverse().join('');
const sealing: Sealing = { seal: reversed, open: (sealed) => reversed(String(sealed)) };

describe('an original', () => {
  test('is written back byte for byte, whatever its types and the order of its keys', () => {
    fc.assert(
      fc.property(document, (source) => {
        const bytes = Buffer.from(BSON.serialize(source));
        const kept = openOriginal(keepOriginal(bytes, documentOf(bytes), undefined), undefined);
        expect(kept?.equals(bytes)).toBe(true);
        const restored = restorable(bytes);
        expect(restored && Buffer.from(BSON.serialize(restored)).equals(bytes)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('is compressed where it is large', () => {
    const bytes = Buffer.from(BSON.serialize({ log: 'x'.repeat(1_000_000) }));
    const kept = keepOriginal(bytes, documentOf(bytes), undefined);
    expect(kept).toMatchObject({ encoding: 'deflate' });
    expect(kept.document?.length()).toBeLessThan(10_000);
    expect(openOriginal(kept, undefined)?.equals(bytes)).toBe(true);
  });

  test('is sealed where it holds a secret, and opens with the key alone', () => {
    const bytes = Buffer.from(BSON.serialize({ metadata: { webhookSecret: 'hunter2' } }));
    const kept = keepOriginal(bytes, documentOf(bytes), sealing);
    expect(kept.document).toBeUndefined();
    expect(openOriginal(kept, sealing)?.equals(bytes)).toBe(true);
    expect(openOriginal(kept, undefined)).toBeUndefined();
  });

  test('that was changed is not opened', () => {
    const bytes = Buffer.from(BSON.serialize({ a: 1 }));
    const kept = { ...keepOriginal(bytes, documentOf(bytes), undefined), sha256: '0'.repeat(64) };
    expect(openOriginal(kept, undefined)).toBeUndefined();
  });
});
