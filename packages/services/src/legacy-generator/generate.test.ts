import { expect, test } from 'vitest';
import { type Generated, generateLegacyDocuments } from './generate.ts';
import { DEFAULT_RATES, type Rates } from './rates.ts';
import { Tally } from './tally.ts';

function make(documents: number, seed: number, rates: Rates = DEFAULT_RATES): readonly Generated[] {
  return [...generateLegacyDocuments(documents, seed, rates)];
}

function generationsOf(made: readonly Generated[]): readonly Generated[] {
  return made.filter(({ collection }) => collection === 'generationOutputs');
}

test('equal seeds and rates make equal documents and truths, other seeds others', () => {
  const first = JSON.stringify(make(500, 7));
  expect(JSON.stringify(make(500, 7))).toBe(first);
  expect(JSON.stringify(make(500, 8))).not.toBe(first);
});

test('exactly as many generations are made as are asked for', () => {
  for (const count of [1, 2, 3, 17, 400]) expect(generationsOf(make(count, 3))).toHaveLength(count);
});

test('no id is given twice', () => {
  const ids = make(3000, 5).map(({ document }) => String(document['_id']));
  expect(new Set(ids).size).toBe(ids.length);
});

test('every kind of rot appears in a database of twenty thousand', () => {
  const tally = new Tally();
  for (const made of make(20_000, 1)) tally.add(made);
  expect(Object.keys(tally.planted).sort()).toEqual(
    [
      'aggregate-disagrees',
      'child-missing',
      'child-unlisted',
      'cost-double-counted',
      'cost-missing',
      'cost-out-of-range',
      'cost-rate-drift',
      'cost-rate-missing',
      'cost-typed-wrong',
      'cost-zero-as-unknown',
      'delivery-contradiction',
      'delivery-drift',
      'delivery-lingering',
      'delivery-missing',
      'delivery-unknown',
      'display-name-missing',
      'document-oversize',
      'duration-inconsistent',
      'duration-missing',
      'duration-typed-wrong',
      'execution-stalled',
      'field-typed-wrong',
      'field-unknown',
      'never-ended',
      'open-with-end',
      'parent-both',
      'parent-disputed',
      'parent-missing',
      'parent-only-listed',
      'parent-typed-wrong',
      'parent-unlinked',
      'parent-unnamed',
      'platform-missing',
      'points-missing',
      'points-typed-wrong',
      'run-id-duplicate',
      'schema-version-old',
      'secret-in-clear',
      'status-drift',
      'status-unknown',
      'test-record',
      'time-impossible',
      'time-missing',
      'time-typed-wrong',
    ].sort(),
  );
});

/** Whether a count is what a rate gives, within five standard deviations. */
function agrees(count: number, trials: number, rate: number): boolean {
  const deviation = Math.sqrt(trials * rate * (1 - rate));
  return Math.abs(count - trials * rate) <= 5 * deviation;
}

test.each([
  ['secret-in-clear', DEFAULT_RATES.chances.secret],
  ['field-unknown', DEFAULT_RATES.chances.unknownField],
  ['field-typed-wrong', DEFAULT_RATES.chances.oddField],
  ['never-ended', 0.05],
  ['cost-rate-drift', undefined],
] as const)('%s appears at its rate', (kind, rate) => {
  const only = {
    ...DEFAULT_RATES,
    groups: { single: 1, twins: 0, cast: 0, cook: 0 },
    ...(rate === undefined && { costRate: { number: 0, text: 1, plural: 0, missing: 0 } }),
  };
  const made = generationsOf(make(20_000, 11, only));
  const count = made.filter(({ truth }) => truth?.planted.includes(kind)).length;
  if (rate === undefined) expect(count).toBe(made.length);
  else expect(agrees(count, made.length, rate)).toBe(true);
});

test('where no rot is wanted, only the old schema version is left of it', () => {
  const clean: Rates = {
    ...DEFAULT_RATES,
    groups: { single: 1, twins: 0, cast: 0, cook: 0 },
    idForm: { objectId: 1, text: 0, number: 0 },
    end: { success: 1, failed: 0, timeout: 0, cancelled: 0, unpaid: 0, never: 0 },
    spelling: { old: 0, current: 1, unreadable: 0 },
    requestTime: { date: 1, text: 0, vendorText: 0, missing: 0 },
    responseTime: { date: 1, text: 0, vendorText: 0, missing: 0, skewed: 0 },
    duration: { missing: 0, wall: 1, compute: 0, text: 0, computeText: 0, float: 0 },
    costValue: { known: 1, none: 0, missing: 0, zero: 0, absurd: 0 },
    costForm: { decimal: 1, double: 0, text: 0, exported: 0, exportedBare: 0 },
    costRate: { number: 1, text: 0, plural: 0, missing: 0 },
    points: { number: 1, missing: 0, text: 0 },
    displayName: { kept: 1, missing: 0 },
    platform: { ...DEFAULT_RATES.platform, none: 0, missing: 0 },
    delivery: { ...noDelivery(), sent: 1 },
    chances: {
      answeredOpen: 0,
      collectionKept: 0,
      madeBySpell: 0,
      oddField: 0,
      oversize: 0,
      reward: 0,
      secret: 0,
      test: 0,
      tokenTool: 0,
      unknownField: 0,
    },
  };
  for (const { truth } of generationsOf(make(2000, 2, clean))) {
    expect(truth).toMatchObject({ planted: ['schema-version-old'], decidable: true, undecidable: {} });
  }
});

function noDelivery(): Rates['delivery'] {
  const none = { sent: 0, pending: 0, processing: 0, failed: 0 };
  return { ...none, skipped: 0, none: 0, dropped: 0, missing: 0, unreadable: 0 };
}

test('rot does not change the truth: what is known of a run is the same whatever form its writer chose', () => {
  const forms = ['decimal', 'double', 'text', 'exported', 'exportedBare'] as const;
  const none = { decimal: 0, double: 0, text: 0, exported: 0, exportedBare: 0 };
  const truths = forms.map((form) =>
    make(800, 21, { ...DEFAULT_RATES, costForm: { ...none, [form]: 1 } }).map(({ truth }) => truth?.v2),
  );
  for (const truth of truths) expect(truth).toEqual(truths[0]);
});

test('a record that names a parent and is decidable tells it, and the parent tells the record', () => {
  const made = make(3000, 9);
  const parents = new Map(
    made.flatMap(({ collection, truth }) =>
      truth !== undefined && (collection === 'casts' || collection === 'cooks') ? [[truth.id, truth]] : [],
    ),
  );
  const children = generationsOf(made).flatMap(({ truth }) => truth ?? []);
  const linked = children.filter(({ v2, decidable }) => decidable && v2.kind !== 'single');
  expect(linked.length).toBeGreaterThan(500);
  for (const { id, v2 } of linked) {
    const parent = parents.get((v2.spellCastId ?? v2.cookExecutionId)?.$oid ?? '');
    expect(parent?.v2.generationIds).toContainEqual({ $oid: id });
  }
});

test('what nobody can tell is told to be so, and nothing else is', () => {
  for (const { truth } of make(5000, 13)) {
    if (truth === undefined) continue;
    expect(truth.decidable).toBe(Object.keys(truth.undecidable).length === 0);
    const told = Object.keys(truth.v2);
    const untold = [...Object.keys(truth.unknown), ...Object.keys(truth.unjudged)];
    expect(told.filter((field) => untold.includes(field))).toEqual([]);
  }
});

test('records that claim one run are both of a test, or neither', () => {
  const rates: Rates = {
    ...DEFAULT_RATES,
    groups: { single: 0, twins: 1, cast: 0, cook: 0 },
    testMark: { flag: 0, name: 0, tool: 1 },
    chances: { ...DEFAULT_RATES.chances, test: 0.5 },
  };
  const made = generationsOf(make(80, 19, rates));
  const isPlanted = ({ truth }: Generated) => truth?.planted.includes('test-record') === true;
  const isTest = ({ document }: Generated) =>
    document['toolId'] === 'test-echo' && document['notificationPlatform'] === 'none';
  expect(made.map(isPlanted)).toEqual(made.map(isTest));
  expect(new Set(made.map(isPlanted))).toEqual(new Set([true, false]));
});
