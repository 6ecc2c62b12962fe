import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Json, rulesOf, SETTINGS } from '../../../test/audited-documents.ts';
import type { RuleId } from '../index.ts';

const oid = (end: string): Json => ({ $oid: `66cd${end.padStart(20, '0')}` });

/** A record of the old writers with nothing wrong but its version. */
const SOUND: Json = {
  _id: oid('1'),
  masterAccountId: oid('a'),
  serviceName: 'comfyui',
  toolId: 'comfy-flux-dev',
  toolDisplayName: 'Flux Dev',
  requestPayload: { input_prompt: 'a lighthouse' },
  responsePayload: { images: [] },
  status: 'success',
  deliveryStatus: 'sent',
  notificationPlatform: 'telegram',
  requestTimestamp: { $date: '2025-08-20T12:00:00Z' },
  responseTimestamp: { $date: '2025-08-20T12:00:40Z' },
  durationMs: 40_000,
  costUsd: { $numberDecimal: '0.011795' },
  pointsSpent: 140,
  protocolNetPoints: 140,
  metadata: { run_id: 'run-1', costRate: { amount: 0.000337, currency: 'USD', unit: 'second' } },
};

function without(field: string): Json {
  return Object.fromEntries(Object.entries(SOUND).filter(([name]) => name !== field));
}
const withMetadata = (changes: Json): Json => ({
  ...SOUND,
  metadata: { ...(SOUND['metadata'] as Json), ...changes },
});
const rate = (costRate: unknown): Json => withMetadata({ costRate });

function extraRules(document: Json): readonly RuleId[] {
  return rulesOf(document).filter((rule) => rule !== 'schema-version-old');
}

test('nothing is wrong with a sound record but its version', () => {
  expect(rulesOf(SOUND)).toEqual(['schema-version-old']);
});

const FLAT = { amount: 0.04, unit: 'run' };
const CASES: readonly (readonly [what: string, document: Json, rules: readonly RuleId[]])[] = [
  ['a version from the future', { ...SOUND, schemaVersion: 3 }, ['schema-version-unknown']],
  ['a version as text', { ...SOUND, schemaVersion: '2' }, ['schema-version-unknown']],
  ['a state in capitals', { ...SOUND, status: 'Success ' }, ['status-drift']],
  ['a state that is a number', { ...SOUND, status: 3 }, ['status-unknown']],
  ['a state of nobody', { ...SOUND, status: 'toString' }, ['status-unknown']],
  ['no state', without('status'), ['status-unknown']],
  [
    'open, with an end',
    { ...SOUND, status: 'processing', deliveryStatus: 'pending' },
    ['never-ended', 'open-with-end'],
  ],
  [
    'told before the end',
    { ...without('responseTimestamp'), status: 'pending', durationMs: null },
    ['delivery-contradiction', 'never-ended'],
  ],
  ['a time as text', { ...SOUND, requestTimestamp: '2025-08-20T12:00:00Z' }, ['time-typed-wrong']],
  [
    'a time as a count',
    { ...SOUND, requestTimestamp: { $numberLong: '1755691200000' } },
    ['time-typed-wrong'],
  ],
  [
    'a time of the vendor',
    { ...SOUND, requestTimestamp: '2025-08-20 12:00:00.000000+00Z' },
    ['time-typed-wrong'],
  ],
  [
    'a request long ago',
    { ...SOUND, requestTimestamp: { $date: '1970-01-01T00:00:00Z' }, durationMs: null },
    ['duration-missing', 'time-impossible'],
  ],
  [
    'a response in the future',
    { ...SOUND, responseTimestamp: { $date: '2031-01-01T00:00:00Z' }, durationMs: null },
    ['duration-missing', 'time-impossible'],
  ],
  ['no end of a run that ended', { ...without('responseTimestamp') }, ['time-missing']],
  ['a duration of the GPU', { ...SOUND, durationMs: 35_000 }, ['duration-inconsistent']],
  // 40 s passed: at most 140 s are believed.
  ['charged for two machines', { ...SOUND, computeMs: 140_000 }, []],
  ['charged for more than passed', { ...SOUND, computeMs: 140_001 }, ['compute-implausible']],
  [
    'milliseconds taken for seconds',
    { ...SOUND, computeMs: { $numberLong: '35000000' } },
    ['compute-implausible'],
  ],
  ['a duration as text', { ...SOUND, durationMs: '40000' }, ['duration-typed-wrong']],
  ['a duration as a float', { ...SOUND, durationMs: { $numberDouble: '40000' } }, ['duration-typed-wrong']],
  ['a duration of nobody', { ...SOUND, durationMs: 'soon' }, ['duration-typed-wrong']],
  ['a cost as a float', { ...SOUND, costUsd: { $numberDouble: '0.0118' } }, ['cost-typed-wrong']],
  ['a cost as text', { ...SOUND, costUsd: '0.0118' }, ['cost-typed-wrong']],
  ['an exported cost', { ...SOUND, costUsd: { numberDecimal: '0.0118' } }, ['cost-typed-wrong']],
  ['a zero as text', { ...SOUND, costUsd: '0' }, ['cost-typed-wrong', 'cost-zero-as-unknown']],
  ['a negative cost', { ...SOUND, costUsd: { $numberDecimal: '-1' } }, ['cost-out-of-range']],
  [
    'a cost beyond all of its time',
    { ...SOUND, costUsd: { $numberDecimal: '11.795' } },
    ['cost-out-of-range'],
  ],
  [
    'another cost than the flat one',
    { ...rate(FLAT), costUsd: { $numberDecimal: '0.4' } },
    ['cost-out-of-range'],
  ],
  ['the flat cost', { ...rate(FLAT), costUsd: { $numberDecimal: '0.04' } }, []],
  ['a free flat run', { ...rate({ amount: 0, unit: 'run' }), costUsd: { $numberDecimal: '0' } }, []],
  ['no price', rate(null), ['cost-rate-missing']],
  ['a price as text', rate({ amount: '0.000337', unit: 'second' }), ['cost-rate-drift']],
  ['a price that is no object', rate('cheap'), ['cost-rate-drift']],
  ['points as text', { ...SOUND, pointsSpent: '140' }, ['points-typed-wrong']],
  ['no points', without('pointsSpent'), ['points-missing']],
  ['a delivery of nobody', { ...SOUND, deliveryStatus: 'eaten' }, ['delivery-unknown']],
  ['a delivery that waits', { ...SOUND, deliveryStatus: 'pending' }, ['delivery-lingering']],
  ['a secret deep down', withMetadata({ hook: { auth: { apiKey: 'sk-1' } } }), ['secret-in-clear']],
  ['an unknown field', { ...SOUND, debugDump: 1 }, ['field-unknown']],
  ['a field of an odd type', { ...SOUND, artifactUrls: 'https://a.example' }, ['field-typed-wrong']],
  ['a large document', { ...SOUND, responsePayload: { log: 'x'.repeat(1_100_000) } }, ['document-oversize']],
  [
    'a test tool that tells nobody',
    { ...SOUND, toolId: 'test-1', notificationPlatform: 'none', deliveryStatus: 'none' },
    ['delivery-drift', 'test-record'],
  ],
  ['a parent as text', withMetadata({ cookId: '66cd0000000000000000f001' }), ['parent-typed-wrong']],
];

describe('each kind of rot is found by its rule, and by no other', () => {
  test.each(CASES)('%s', (_what, document, rules) => {
    expect(extraRules(document)).toEqual(rules);
  });
});

test('a price of the registry judges a record that keeps none', () => {
  const prices = new Map([['comfy-flux-dev', { unit: 'run', amount: 0.5 } as const]]);
  const rules = rulesOf(rate(null), { ...SETTINGS, prices });
  expect(rules).toContain('cost-out-of-range');
});

test('any document is judged: no value of any field is an exception', () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.date({ noInvalidDate: true }).map((at) => ({ $date: at.toISOString() })),
  );
  const names = fc.constantFrom(
    ...Object.keys(SOUND),
    'schemaVersion',
    'kind',
    'history',
    'legacy',
    'castId',
    'cookId',
  );
  fc.assert(
    fc.property(fc.dictionary(names, anything), (changes) => {
      const rules = rulesOf({ ...SOUND, ...(changes as Json) });
      expect(rules.some((rule) => rule.startsWith('schema-version')) || changes['schemaVersion'] === 2).toBe(
        true,
      );
    }),
  );
});
