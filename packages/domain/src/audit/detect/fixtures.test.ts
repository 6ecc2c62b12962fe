import { expect, test } from 'vitest';
import { fixtureGenerations, rulesOf } from '../../../test/audited-documents.ts';
import type { RuleId } from '../index.ts';

/** What each line of the samples holds beside its old schema version, in order. */
const EXPECTED: readonly (readonly [what: string, rules: readonly RuleId[]])[] = [
  ['completed, no durationMs', ['duration-missing', 'status-drift']],
  ['responseTimestamp is text', ['duration-missing', 'status-drift', 'time-typed-wrong']],
  ['cost lost, start known', ['cost-missing', 'duration-missing', 'points-missing', 'status-drift']],
  ['cost lost, start unknown', ['cost-missing', 'duration-missing', 'points-missing', 'status-drift']],
  ['null cost as zero', ['cost-zero-as-unknown', 'duration-missing', 'status-drift']],
  ['exported cost, duration as text', ['cost-typed-wrong', 'duration-typed-wrong', 'status-drift']],
  [
    'cost as text, duration of the GPU as a float',
    ['cost-typed-wrong', 'duration-inconsistent', 'duration-typed-wrong', 'status-drift'],
  ],
  [
    'no name, no platform, no delivery',
    ['delivery-missing', 'display-name-missing', 'duration-missing', 'platform-missing', 'status-drift'],
  ],
  ['pending for nobody', ['delivery-contradiction', 'duration-missing', 'status-drift']],
  ['delivery failed', ['delivery-drift', 'duration-missing', 'status-drift']],
  ['pending for ever', ['never-ended']],
  ['processing for ever', ['never-ended']],
  ['clock skew', ['duration-missing', 'status-drift', 'time-impossible']],
  ['timeout', ['cost-missing', 'duration-missing', 'status-drift']],
  ['cancelled by user', ['cost-missing', 'delivery-drift', 'duration-missing', 'status-drift']],
  ['payment failed', ['duration-missing', 'status-drift']],
  ['failed with text as payload', ['cost-missing', 'duration-missing']],
  ['step, cast as text', ['duration-missing', 'parent-typed-wrong', 'status-drift']],
  ['step, cast at the root', ['duration-missing', 'status-drift']],
  [
    'final record',
    ['cost-double-counted', 'cost-typed-wrong', 'duration-missing', 'parent-typed-wrong', 'status-drift'],
  ],
  ['piece, cook as text', ['duration-missing', 'parent-typed-wrong', 'status-drift']],
  ['names both', ['duration-missing', 'parent-both', 'parent-typed-wrong', 'status-drift']],
  ['known to its cook only', ['duration-missing', 'status-drift']],
  ['cast that does not exist', ['duration-missing', 'parent-typed-wrong', 'status-drift']],
  ['flat cost, dropped', ['cost-typed-wrong', 'duration-missing', 'status-drift']],
  ['test record', ['cost-rate-missing', 'duration-missing', 'status-drift', 'test-record']],
  ['rate as text, plural', ['cost-missing', 'cost-rate-drift', 'duration-missing', 'status-drift']],
  ['no request time', ['duration-missing', 'status-drift', 'time-missing']],
];

const GENERATIONS = fixtureGenerations();

test('every sample has an expectation', () => {
  expect(GENERATIONS).toHaveLength(EXPECTED.length);
});

test.each(EXPECTED.map(([what, rules], index) => ({ line: index + 1, what, rules })))(
  'line $line: $what',
  ({ line, rules }) => {
    expect(rulesOf(GENERATIONS[line - 1] ?? {})).toEqual([...rules, 'schema-version-old'].sort());
  },
);
