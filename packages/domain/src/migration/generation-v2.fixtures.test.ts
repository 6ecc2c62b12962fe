import { describe, expect, test } from 'vitest';
import { legacyFixtures } from '../../test/legacy-documents.ts';
import { contextOf } from '../../test/upgrade-context.ts';
import { isCompleted } from '../generation/index.ts';
import { type UpgradedGeneration, upgradeGeneration } from './index.ts';

const generations = legacyFixtures('generationOutputs');
const context = contextOf({ generations, casts: legacyFixtures('casts'), cooks: legacyFixtures('cooks') });

/** What a reader of the ledger sees of a record, short. */
function summary({ generation, delivery }: UpgradedGeneration) {
  const { basis, execution } = generation;
  const error = isCompleted(execution) ? execution.error : undefined;
  const { flags, startedAt: _start, ...run } = { ...execution, error };
  return {
    ...run,
    error: error?.code,
    ...(flags.length > 0 && { flags }),
    parent: Object.values(basis.parent).join(' '),
    name: basis.toolDisplayName,
    platform: basis.notification.platform,
    delivery: delivery.status,
  };
}

/** What the migration makes of a line of the fixtures, lines counted from 1. */
function lineOf(line: number) {
  const upgrade = upgradeGeneration(generations[line - 1] ?? {}, context);
  if (upgrade.kind === 'upgraded') return summary(upgrade.record);
  return upgrade.kind === 'quarantined' ? upgrade.findings.map(({ reason }) => reason) : upgrade.kind;
}

/** The run of which most lines are variants: 35 s of work after 3.25 s in the queue. */
const USUAL = {
  status: 'success',
  responseTimestamp: new Date('2025-08-20T12:00:38.250Z'),
  durationMs: 38_250,
  computeMs: 35_000,
  costUsd: '0.011795',
  costBasis: 'webhook',
  pointsSpent: 140,
  protocolNetPoints: 140,
  parent: 'single',
  name: 'Flux Dev',
  platform: 'telegram',
  delivery: 'sent',
};
const DERIVED_FROM_WAITING = { computeMs: 38_250, costUsd: '0.01289025', costBasis: 'wall' };
const { computeMs: _compute, ...UNMEASURED } = USUAL;
const OPEN = {
  pointsSpent: 0,
  protocolNetPoints: 0,
  parent: 'single',
  name: 'Flux Dev',
  platform: 'telegram',
  delivery: 'dropped',
};
const CAST = 'spellStep 66cd0000000000000000d001';
const COOK = 'cookPiece 66cd0000000000000000f001';

describe('the sample lines', () => {
  test.each([
    [1, 'completed, no durationMs', USUAL],
    [2, 'responseTimestamp is an ISO string', USUAL],
    [
      3,
      'cost lost, start time known: work time charged, and no points, since none were recorded',
      { ...USUAL, pointsSpent: 0, protocolNetPoints: 0 },
    ],
    [4, 'cost lost, only wall time left', { ...USUAL, ...DERIVED_FROM_WAITING }],
    [5, 'zero on a per-second tool means unknown', { ...USUAL, pointsSpent: 0 }],
    [6, 'cost is a re-imported export object', USUAL],
    [7, 'cost is a string, the duration GPU time', { ...USUAL, costUsd: '0.0118' }],
    [8, 'no name, platform and delivery: registry and context tell', { ...USUAL, delivery: 'skipped' }],
    [9, 'platform none but delivery pending', { ...USUAL, platform: 'none', delivery: 'skipped' }],
    [10, 'delivery failed after three attempts', { ...USUAL, delivery: 'dropped' }],
    [11, 'pending for ever', { ...OPEN, status: 'pending' }],
    [12, 'processing for ever', { ...OPEN, status: 'processing' }],
    [
      13,
      'clock skew: the recorded cost stays, the time is zero',
      {
        ...UNMEASURED,
        responseTimestamp: new Date('2025-08-20T11:59:58Z'),
        durationMs: 0,
        flags: ['clock-skew'],
      },
    ],
    [14, 'timeout', { ...USUAL, status: 'failed', statusReason: 'timeout', error: 'provider-timeout' }],
    [
      15,
      'cancelled_by_user',
      { ...USUAL, status: 'cancelled', statusReason: 'cancelled-by-user', delivery: 'skipped' },
    ],
    [16, 'payment_failed: a success that nobody paid for', { ...USUAL, statusReason: 'payment-failed' }],
    [
      17,
      'failed with a string payload',
      { ...USUAL, status: 'failed', statusReason: 'provider-failed', error: 'provider-failed' },
    ],
    [18, 'spell step, cast in the metadata', { ...USUAL, parent: CAST, delivery: 'skipped' }],
    [19, 'spell step, cast at the root', { ...USUAL, name: 'Upscale 4x', parent: CAST, delivery: 'skipped' }],
    [
      20,
      'final spell record: its cost is its steps, not spent again',
      {
        ...USUAL,
        ...{ computeMs: 38_250, costUsd: '0', costBasis: 'flat', pointsSpent: 0, protocolNetPoints: 0 },
        parent: CAST,
        name: 'Portrait Pipeline',
      },
    ],
    [21, 'cook piece', { ...USUAL, parent: COOK, platform: 'cook', delivery: 'skipped' }],
    [
      22,
      'names a cook and a cast',
      { ...USUAL, parent: 'spellStep 66cd0000000000000000d002', delivery: 'skipped' },
    ],
    [23, 'known only to its cook', { ...USUAL, parent: COOK, delivery: 'skipped' }],
    [24, 'points at a cast that does not exist', ['cast-missing']],
    [
      25,
      'x402 account, flat cost, dropped',
      {
        ...USUAL,
        ...{
          computeMs: 38_250,
          costUsd: '0.000023',
          costBasis: 'flat',
          pointsSpent: 0,
          protocolNetPoints: 0,
        },
        name: 'ChatGPT',
        platform: 'x402',
        delivery: 'dropped',
      },
    ],
    [
      26,
      'stray test record: migrated like any other, and cleaned up by its own rules',
      { ...USUAL, computeMs: 38_250, name: 'Test Tool', platform: 'none', delivery: 'skipped' },
    ],
    [27, 'cost rate amount is text, unit plural', USUAL],
    [28, 'requestTimestamp missing altogether', ['request-time-missing']],
  ])('line %i: %s', (line, _title, expected) => {
    expect(lineOf(line)).toEqual(expected);
  });

  test('a piece that a spell made tells the cook of its cast', () => {
    const upgrade = upgradeGeneration(generations[21] ?? {}, context);
    expect(upgrade.kind === 'upgraded' && upgrade.record.chain).toEqual({
      castId: '66cd0000000000000000d002',
      cookId: '66cd0000000000000000f001',
    });
  });
});
