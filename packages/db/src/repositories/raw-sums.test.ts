import { histogramOf, ZERO_BUCKET } from '@genledger/domain/estimate';
import { NO_CONTRIBUTION } from '@genledger/domain/statistics';
import fc from 'fast-check';
import { BSON, Decimal128, Int32, Long, ObjectId } from 'mongodb';
import { expect, test } from 'vitest';
import { contributionFields } from './contribution-fields.ts';
import { durationsIn, sumsFromBytes } from './raw-sums.ts';

const WEEK = new Date('2031-03-03T00:00:00.000Z');
const bytesOf = (fields: object) => Buffer.from(BSON.serialize(fields));
const names = { _id: new ObjectId(), environment: 'production', toolId: 'a tool · ü', week: WEEK };
const whole = fc.integer({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1 });
const bucket = fc.oneof(fc.integer({ min: -2000, max: 2000 }), fc.constant(ZERO_BUCKET));
const durations = fc.uniqueArray(fc.tuple(bucket, whole), { selector: ([of]) => of, maxLength: 30 });
const cost = fc.constantFrom('0', '0.000000000001', '-12.5', '1234567890123456789.000000000001', '70000');

/** Buckets, and their counts. */
function columnsOf(entries: readonly (readonly [number, number])[]): [number[], number[]] {
  return [entries.map(([of]) => of), entries.map(([, count]) => count)];
}

test('kept sums come out of their bytes as they were stored', () => {
  fc.assert(
    fc.property(whole, whole, cost, durations, (count, durationMs, costUsd, counts) => {
      const kept = histogramOf(...columnsOf(counts));
      const sums = { ...NO_CONTRIBUTION, count, durationMs, costUsd, durations: kept };
      const raw = sumsFromBytes(bytesOf({ ...names, shard: new Int32(3), ...contributionFields(sums) }));
      expect(raw).toMatchObject({ toolId: names.toolId, week: WEEK });
      expect({ ...raw.sums, durations: durationsIn([raw]) }).toEqual(sums);
    }),
  );
});

test('how long generations took is added up over documents, and those without it add nothing', () => {
  const kept = (counts: Record<string, number>) =>
    bytesOf({
      ...names,
      durations: Object.fromEntries(
        Object.entries(counts).map(([of, count]) => [of, Long.fromNumber(count)]),
      ),
    });
  const raw = [kept({ 530: 2, 12: 1 }), kept({ [-5000]: 4, 530: -1 }), bytesOf(names), kept({})];
  expect(durationsIn(raw.map(sumsFromBytes))).toEqual(histogramOf([12, 530, ZERO_BUCKET], [1, 1, 4]));
});

test('a sum of decimals that the database wrote with zeros at its end has none', () => {
  const raw = sumsFromBytes(bytesOf({ ...names, costUsd: Decimal128.fromString('0.0230') }));
  expect(raw.sums).toEqual({ ...NO_CONTRIBUTION, costUsd: '0.023' });
});

test.each([
  ['a count of 32 bits', { 5: new Int32(1) }],
  ['a name that is no bucket', { x1: Long.fromNumber(1) }],
])('%s is refused, and not read as something else', (_, durationsOf) => {
  const raw = sumsFromBytes(bytesOf({ ...names, durations: durationsOf }));
  expect(() => durationsIn([raw])).toThrow(/bucket/);
});
