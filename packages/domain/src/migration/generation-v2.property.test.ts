import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, legacyFixtures, long, objectId } from '../../test/legacy-documents.ts';
import { contextOf } from '../../test/upgrade-context.ts';
import { isCompleted } from '../generation/index.ts';
import type { LegacyDocument } from '../legacy/index.ts';
import { upgradeGeneration } from './index.ts';

const samples = legacyFixtures('generationOutputs');
const database = { generations: samples, casts: legacyFixtures('casts'), cooks: legacyFixtures('cooks') };
const context = contextOf(database);

/** A value of any type that MongoDB holds. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withDate: true, withBigInt: true, maxDepth: 3 }),
  fc.constantFrom(
    objectId('66cd0000000000000000d001'),
    decimal('-0.1'),
    decimal('NaN'),
    long('9007199254740993'),
  ),
  fc.constantFrom(
    '',
    '0',
    '1e999',
    '{}',
    '66cd0000000000000000d001',
    'success',
    new Date(Number.NaN),
    null,
    {},
    [],
  ),
);
const fields = [...new Set(samples.flatMap((sample) => Object.keys(sample)))];
const nested = [
  'run_id',
  'castId',
  'cookId',
  'costRate',
  'jobStartTime',
  'stepGenerationIds',
  'isSpell',
  'jobId',
];

/** A sample of which some fields, at the top or in the metadata, hold anything. */
const mutated: fc.Arbitrary<LegacyDocument> = fc
  .record({
    sample: fc.constantFrom(...samples),
    top: fc.dictionary(fc.constantFrom(...fields, 'constructor', 'unheardOf'), anything, { maxKeys: 4 }),
    metadata: fc.dictionary(fc.constantFrom(...nested, 'webhookSecret'), anything, { maxKeys: 3 }),
  })
  .map(({ sample, top, metadata }) => {
    const kept = sample['metadata'] as LegacyDocument | undefined;
    return { ...sample, metadata: { ...kept, ...metadata }, ...top };
  });

describe('whatever a record holds', () => {
  test('it is upgraded, left alone as version 2, or quarantined with a finding', () => {
    fc.assert(
      fc.property(mutated, (document) => {
        const upgrade = upgradeGeneration(document, context);
        if (upgrade.kind === 'quarantined') expect(upgrade.findings.length).toBeGreaterThan(0);
        else expect(['upgraded', 'unchanged']).toContain(upgrade.kind);
      }),
      { numRuns: 3000 },
    );
  }, 30_000);

  test('an upgraded one has no delivery that is due, and a duration where it has ended', () => {
    fc.assert(
      fc.property(mutated, (document) => {
        const upgrade = upgradeGeneration(document, context);
        if (upgrade.kind !== 'upgraded') return;
        const { generation } = upgrade.record;
        expect(generation.deliveryStatus).not.toBe('pending');
        expect(generation.nextDeliveryAt).toBeUndefined();
        if (isCompleted(generation.execution))
          expect(generation.execution.durationMs).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1500 },
    );
  }, 30_000);
});
