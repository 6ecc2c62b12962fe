import { describe, expect, test } from 'vitest';
import { legacyFixtures } from '../../test/legacy-documents.ts';
import { contextOf } from '../../test/upgrade-context.ts';
import { isCompleted } from '../generation/index.ts';
import type { LegacyDocument } from '../legacy/index.ts';
import { upgradeDefinition, upgradeExecution, upgradeGeneration } from './index.ts';

const generations = legacyFixtures('generationOutputs');
const casts = legacyFixtures('casts');
const context = contextOf({ generations, casts });
const [USUAL = {}] = generations;
const CAST = '66cd0000000000000000d001';
const STEPS = ['66cd00000000000000000012', '66cd00000000000000000013'];

function migrated(changes: LegacyDocument, metadata: LegacyDocument = {}, of = context) {
  const document = { ...USUAL, ...changes, metadata: { ...(USUAL['metadata'] as object), ...metadata } };
  const upgrade = upgradeGeneration(document, of);
  if (upgrade.kind !== 'upgraded') {
    return upgrade.kind === 'quarantined' ? upgrade.findings.map(({ reason }) => reason) : upgrade.kind;
  }
  const { generation, delivery } = upgrade.record;
  const { execution, basis } = generation;
  const costUsd = isCompleted(execution) ? execution.costUsd : undefined;
  return { costUsd, parent: basis.parent.kind, platform: delivery.platform, delivery: delivery.status };
}

describe('spaces and capitals hide no word', () => {
  test.each([
    ['Sent', 'telegram', 'sent', 'telegram'],
    [' FAILED ', 'Telegram', 'dropped', 'telegram'],
    ['PENDING', ' None ', 'skipped', 'none'],
    ['', 'telegram', 'skipped', 'telegram'],
  ])('delivery %j by %j is %s by %s', (deliveryStatus, notificationPlatform, delivery, platform) => {
    expect(migrated({ deliveryStatus, notificationPlatform })).toMatchObject({ delivery, platform });
  });

  test('a word that no writer wrote stays undecided', () => {
    expect(migrated({ deliveryStatus: 'delivered?' })).toEqual(['delivery-unknown']);
  });

  test('of executions', () => {
    const of = (status: unknown) => upgradeExecution({ ...casts[0], status }, undefined, context);
    expect(of(' Completed ')).toMatchObject({ kind: 'upgraded', execution: { status: 'completed' } });
    expect(of('half way')).toMatchObject({ findings: [{ reason: 'status-unknown' }] });
    expect(of(null)).toMatchObject({ findings: [{ reason: 'status-missing', candidates: [] }] });
  });

  test('a price in usd is the record’s own, and not another of the registry', () => {
    const registry = contextOf(
      { generations, casts },
      { toolRate: () => ({ amountUsd: '0.000337' as never, unit: 'second', source: 'registry' }) },
    );
    const costRate = { amount: '0.04', currency: ' usd', unit: ' Request' };
    expect(migrated({ costUsd: null }, { costRate }, registry)).toMatchObject({ costUsd: '0.04' });
  });
});

describe('what is part of something that nothing names', () => {
  test.each(['cook_piece', 'spell_step', 'Spell_Step'])('as %s says is undecided', (deliveryStrategy) => {
    expect(migrated({ deliveryStrategy })).toEqual(['parent-unnamed']);
  });
});

describe('the final record of a spell', () => {
  const FINAL = { costUsd: 0.9, deliveryStrategy: 'spell_final' };

  test.each([
    ['with its strategy alone', FINAL, { stepGenerationIds: STEPS }],
    ['with its steps alone', { costUsd: 0.9 }, { isSpell: 'true', stepGenerationIds: STEPS }],
  ])('%s is counted once', (_, changes, metadata) => {
    expect(migrated(changes, { ...metadata, castId: CAST })).toMatchObject({ costUsd: '0' });
  });

  test.each([
    ['an empty list', { stepGenerationIds: [] }],
    ['no list', {}],
    ['a list of no ids', { stepGenerationIds: ['first', 'second'] }],
  ])('with %s of steps is undecided: its sum may be told nowhere else', (_, metadata) => {
    expect(migrated(FINAL, { ...metadata, castId: CAST })).toEqual(['final-steps-missing']);
  });

  test.each([
    [`cast:${CAST}`, 'spellStep', '0'],
    ['single', 'single', '0.9'],
  ])('without steps is decided by %s', (parent, kind, costUsd) => {
    const decided = { ...context, decisions: { parent, costUsd: '0.9' } };
    expect(migrated(FINAL, { castId: CAST, costRate: null }, decided)).toMatchObject({
      parent: kind,
      costUsd,
    });
  });
});

test.each([
  ['addresses', { artifactUrls: 'https://a/1.png' }],
  ['an output', { responsePayload: { images: [{ url: 'https://a/1.png' }] } }],
  ['outputs', { responsePayload: [{ data: { images: [{ url: 'https://a/1.png' }] } }] }],
  [
    'a run',
    { responsePayload: { status: 'success', outputs: [{ data: { images: [{ url: 'https://a/1.png' }] } }] } },
  ],
  ['a prediction', { responsePayload: { output: ['https://a/1.png'] } }],
  ['a prediction of one file', { responsePayload: { output: 'https://a/1.png' } }],
])('files are found in %s', (_, changes) => {
  const upgrade = upgradeGeneration({ ...USUAL, artifactUrls: null, ...changes }, context);
  const artifacts = upgrade.kind === 'upgraded' ? upgrade.record.generation.artifacts : [];
  expect(artifacts).toEqual([{ kind: 'image', outputId: 'legacy', index: 0, url: 'https://a/1.png' }]);
});

test('a webhook’s secret that is no text needs a key as well', () => {
  const { seal: _seal, ...keyless } = context;
  expect(migrated({}, { webhookSecret: { value: 'x' } }, keyless)).toEqual(['secret-without-key']);
});

test('the owner of a definition is read as an account is, from an export too', () => {
  const made = new Date('2025-08-20T12:00:00Z');
  const ownerOf = (document: LegacyDocument) => upgradeDefinition(document, undefined, made).ownerAccountId;
  expect(ownerOf({ ownedBy: { $oid: '66CD0000000000000000a001' } })).toBe('66cd0000000000000000a001');
  expect(ownerOf({ ownedBy: { name: 'x' }, creatorId: 'x402:0xabc' })).toBe('x402:0xabc');
  expect(ownerOf({ ownedBy: 42 })).toBeUndefined();
});
