import { expect, test } from 'vitest';
import { FAMILY_LIMITS, type Family, judgeFamily } from './judge-family.ts';
import type { CleanupPolicy } from './rule.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const DAY_MS = 86_400_000;
const POLICY: CleanupPolicy = {
  rules: [
    { id: 'tester', accounts: ['tester'] },
    { id: 'ci', accounts: ['ci'] },
  ],
  atMostShare: 0.1,
  minimumAgeMs: DAY_MS,
  keepMs: 30 * DAY_MS,
};

const generation = (accountId: string, more: object = {}) => ({
  schemaVersion: 2,
  accountId,
  status: 'success',
  deliveryStatus: 'skipped',
  requestTimestamp: new Date(NOW.getTime() - 2 * DAY_MS),
  ...more,
});
const execution = (initiatorAccountId: string) => ({
  schemaVersion: 2,
  initiatorAccountId,
  status: 'running',
  startedAt: new Date(NOW.getTime() - 3 * DAY_MS),
});

function family(more: Partial<Family>): Family {
  const alone = { executions: [], generations: [generation('tester')], unlinked: 0 };
  return { ...alone, documents: 1, bytes: 1000, largestBytes: 1000, isFaithful: true, ...more };
}

test.each<[string, Partial<Family>, object]>([
  ['a generation of a test alone', {}, { kind: 'move', rule: 'tester' }],
  ['a generation of nobody’s test', { generations: [generation('me')] }, { kind: 'keep', reason: 'mixed' }],
  [
    'an execution of a test, whatever its generations are',
    { executions: [execution('ci')], generations: [generation('me')] },
    { kind: 'move', rule: 'ci' },
  ],
  [
    'an execution of a test without generations',
    { executions: [execution('ci')], generations: [] },
    { kind: 'move', rule: 'ci' },
  ],
  [
    'an execution without generations',
    { executions: [execution('me')], generations: [] },
    { kind: 'keep', reason: 'mixed' },
  ],
  [
    'an execution all of whose generations are tests',
    { executions: [execution('me')], generations: [generation('ci'), generation('tester')] },
    { kind: 'move', rule: 'ci' },
  ],
  [
    'an execution one of whose generations is none',
    { executions: [execution('me')], generations: [generation('ci'), generation('me')] },
    { kind: 'keep', reason: 'mixed' },
  ],
  [
    'an execution of nobody’s test with a cast of a test',
    { executions: [execution('me'), execution('ci')], generations: [generation('me')] },
    { kind: 'keep', reason: 'mixed' },
  ],
  ['an open one', { generations: [generation('tester', { status: 'pending' })] }, { reason: 'open' }],
  [
    'one to be told',
    { generations: [generation('tester', { deliveryStatus: 'pending' })] },
    { reason: 'open' },
  ],
  ['a young one', { generations: [generation('tester', { requestTimestamp: NOW })] }, { reason: 'young' }],
  [
    'an old version',
    { generations: [generation('tester', { schemaVersion: 1 })] },
    { reason: 'old-version' },
  ],
  ['an unlinked one', { unlinked: 1 }, { reason: 'unlinked' }],
  ['an unfaithful one', { isFaithful: false }, { reason: 'unfaithful' }],
  ['too many', { documents: FAMILY_LIMITS.documents + 1 }, { reason: 'too-large' }],
  ['too many bytes', { bytes: FAMILY_LIMITS.bytes + 1 }, { reason: 'too-large' }],
  ['a document too large', { largestBytes: FAMILY_LIMITS.largestBytes + 1 }, { reason: 'too-large' }],
])('%s', (_, more, verdict) => {
  expect(judgeFamily(POLICY, family(more), NOW)).toMatchObject(verdict);
});
