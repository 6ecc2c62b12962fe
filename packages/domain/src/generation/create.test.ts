import { describe, expect, test } from 'vitest';
import { PARENTS, usd } from '../../test/builders.ts';
import type { AccountId, GenerationId, ProviderName, ProviderRunId, ToolId } from '../kernel/index.ts';
import { DEFAULT_POINTS_POLICY } from '../money/index.ts';
import type { Tool } from '../tool/index.ts';
import { createGeneration, type NewGeneration } from './index.ts';

const NOW = new Date('2026-03-02T10:00:00.000Z');
const TOOL: Tool = {
  toolId: 'tool-1' as ToolId,
  displayName: 'Portrait',
  service: 'comfyui',
  deliveryMode: 'webhook',
  costingModel: { rateSource: 'machine' },
  metadata: { gpu: 'A10G' },
};
const PRICING = {
  tables: ['comfyui-deploy', 'other'].map((provider, index) => ({
    provider: provider as ProviderName,
    version: `t/${index + 1}`,
    effectiveFrom: new Date(index),
    usdPerSecond: { A10G: usd('0.000337') },
  })),
  points: DEFAULT_POINTS_POLICY,
};
const REQUEST: NewGeneration = {
  id: '65f000000000000000000001' as GenerationId,
  parent: PARENTS.single,
  accountId: 'account-1' as AccountId,
  environment: 'production',
  notification: { platform: 'webhook', target: 'https://example.com/hook', announce: false },
  pricingTier: 'standard',
  contributorRewardPoints: 3,
  provider: 'comfyui-deploy' as ProviderName,
  submit: true,
  inputs: {},
};

const create = (changes: Partial<NewGeneration> = {}, tool = TOOL) =>
  createGeneration({ ...REQUEST, ...changes }, tool, PRICING, NOW);

describe('a new generation', () => {
  test('is pending, of schema version 2, with zero points and everything that creation fixes', () => {
    expect(create().generation).toEqual({
      basis: {
        id: '65f000000000000000000001',
        schemaVersion: 2,
        parent: { kind: 'single' },
        accountId: 'account-1',
        environment: 'production',
        toolId: 'tool-1',
        toolDisplayName: 'Portrait',
        requestTimestamp: NOW,
        costRate: { amountUsd: '0.000337', unit: 'second', source: 't/1' },
        pointsRate: { multiplier: '4', minimumChargeUsd: '0.001', pointPriceUsd: '0.000337' },
        contributorRewardPoints: 3,
        notification: { platform: 'webhook', target: 'https://example.com/hook', announce: false },
        estimate: { machine: 'A10G' },
      },
      provider: 'comfyui-deploy',
      submission: { state: 'queued', attempts: 0 },
      evidence: { ends: {} },
      execution: { status: 'pending', pointsSpent: 0, protocolNetPoints: 0, flags: [] },
      artifacts: [],
      deliveryStatus: 'pending',
      revision: 0,
    });
  });

  test('begins its history', () => {
    expect(create().entry).toEqual({ to: 'pending', at: NOW, cause: 'creation' });
  });

  test('has no price where none is known: absent, not zero', () => {
    const unpriced = create({}, { ...TOOL, metadata: {} }).generation;
    expect(unpriced.basis).not.toHaveProperty('costRate');
  });

  test('pays what its tier pays', () => {
    expect(create({ pricingTier: 'discount' }).generation.basis.pointsRate.multiplier).toBe('2');
  });

  test('of a run that the caller started is not handed over, and may know its run', () => {
    const { generation } = create({ submit: false, providerRunId: 'run-1' as ProviderRunId });
    expect(generation).toMatchObject({
      submission: { state: 'external', attempts: 0 },
      providerRunId: 'run-1',
    });
  });

  test.each([
    ['none', 'skipped'],
    ['webhook', 'pending'],
  ])('on platform %s has delivery %s, and nothing is due yet', (platform, expected) => {
    const { generation } = create({ notification: { platform, announce: false } });
    expect(generation.deliveryStatus).toBe(expected);
    expect(generation).not.toHaveProperty('nextDeliveryAt');
  });

  test.each(['single', 'cookPiece', 'spellStep'] as const)('of a %s keeps its one parent', (kind) => {
    expect(create({ parent: PARENTS[kind] }).generation.basis.parent).toEqual(PARENTS[kind]);
  });
});
