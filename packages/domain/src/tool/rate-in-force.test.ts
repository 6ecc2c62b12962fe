import { describe, expect, test } from 'vitest';
import { usd } from '../../test/builders.ts';
import type { ProviderName } from '../kernel/index.ts';
import type { PriceTable } from '../money/index.ts';
import { rateInForce, type Tool, type ToolDefinition, toolDefinitionSchema, toolIdSchema } from './index.ts';

const NOW = new Date('2026-03-02T10:00:00.000Z');
const provider = 'vendor' as ProviderName;
const TABLES: readonly PriceTable[] = [
  {
    provider,
    version: 't/1',
    effectiveFrom: new Date('2025-01-01'),
    usdPerSecond: { A10G: usd('0.000337') },
  },
  {
    provider,
    version: 't/2',
    effectiveFrom: new Date('2026-01-01'),
    usdPerSecond: { A10G: usd('0.0004') },
    models: { 'some/flux': { amountUsd: usd('0.025'), unit: 'megapixel' } },
  },
];

function aTool(costingModel: ToolDefinition['costingModel'], metadata: Record<string, unknown> = {}): Tool {
  const definition = { displayName: 'Portrait', service: 'comfyui', costingModel, metadata };
  return { toolId: toolIdSchema.parse('tool-1'), ...toolDefinitionSchema.parse(definition) };
}

describe('a price by machine', () => {
  test.each([
    ['gpu', { gpu: 'A10G' }],
    ['gpu in other letters', { gpu: 'a10g' }],
    ['machine', { machine: 'A10G' }],
    ['machine, where the gpu is no name', { gpu: 4, machine: 'A10G' }],
  ])('comes from the table in force, the machine named as %s', (_, metadata) => {
    const expected = { amountUsd: '0.0004', unit: 'second', source: 't/2' };
    expect(rateInForce(aTool({ rateSource: 'machine' }, metadata), TABLES, provider, NOW)).toEqual(expected);
  });

  test('is that of the time asked about', () => {
    const tool = aTool({ rateSource: 'machine' }, { gpu: 'A10G' });
    expect(rateInForce(tool, TABLES, provider, new Date('2025-06-01'))).toMatchObject({
      amountUsd: '0.000337',
      source: 't/1',
    });
  });

  test.each([
    ['without a machine', {}],
    ['of a machine that no table has', { gpu: 'Z9' }],
    ['of a machine that is no name', { gpu: 4 }],
  ])("%s is the tool's own, and unknown without one", (_, metadata) => {
    const own = aTool({ rateSource: 'machine', rate: '0.0005', unit: 'second' }, metadata);
    expect(rateInForce(own, TABLES, provider, NOW)).toEqual({
      amountUsd: '0.0005',
      unit: 'second',
      source: 'tool',
    });
    expect(rateInForce(aTool({ rateSource: 'machine' }, metadata), TABLES, provider, NOW)).toBeUndefined();
  });

  test('is no matter for a tool with another source of prices', () => {
    expect(
      rateInForce(aTool({ rateSource: 'static' }, { gpu: 'A10G' }), TABLES, provider, NOW),
    ).toBeUndefined();
  });
});

test("of another provider's machine of the same name is none", () => {
  const tool = aTool({ rateSource: 'machine' }, { gpu: 'A10G' });
  expect(rateInForce(tool, TABLES, 'other' as ProviderName, NOW)).toBeUndefined();
  expect(rateInForce(tool, TABLES, undefined, NOW)).toBeUndefined();
});

describe('a price that the provider lists for the model', () => {
  test.each(['model', 'endpoint'])('is found by the %s', (key) => {
    const tool = aTool({ rateSource: 'api', rate: '9', unit: 'run' }, { [key]: 'some/flux' });
    expect(rateInForce(tool, TABLES, provider, NOW)).toEqual({
      amountUsd: '0.025',
      unit: 'megapixel',
      source: 't/2',
    });
  });

  test("gives way to the tool's own where it is not listed", () => {
    const tool = aTool({ rateSource: 'api', rate: '0.04', unit: 'images' }, { model: 'some/other' });
    expect(rateInForce(tool, TABLES, provider, NOW)).toEqual({
      amountUsd: '0.04',
      unit: 'image',
      source: 'tool',
    });
  });
});

describe("a tool's own price", () => {
  test.each(['static', 'api', 'historical'] as const)('is in force where prices are "%s"', (rateSource) => {
    const tool = aTool({ rateSource, rate: '0.002', unit: 'token' });
    expect(rateInForce(tool, TABLES, provider, NOW)).toEqual({
      amountUsd: '0.002',
      unit: 'token',
      source: 'tool',
    });
  });

  test.each([
    ['second', 'second'],
    ['seconds', 'second'],
    ['request', 'run'],
    ['run', 'run'],
    ['fixed', 'run'],
    ['token', 'token'],
    ['tokens', 'token'],
  ] as const)('for one "%s" is a price for a %s', (unit, expected) => {
    expect(rateInForce(aTool({ rateSource: 'static', rate: '1', unit }), TABLES, provider, NOW)?.unit).toBe(
      expected,
    );
  });

  test('flat, is for a run', () => {
    const tool = aTool({ rateSource: 'static', staticCost: '0.04' });
    expect(rateInForce(tool, TABLES, provider, NOW)).toEqual({
      amountUsd: '0.04',
      unit: 'run',
      source: 'tool',
    });
  });

  test('for a unit comes before a flat one', () => {
    const tool = aTool({ rateSource: 'static', rate: '0.002', unit: 'second', staticCost: '0.04' });
    expect(rateInForce(tool, TABLES, provider, NOW)).toMatchObject({ amountUsd: '0.002', unit: 'second' });
  });

  test('that does not say its unit counts for nothing', () => {
    expect(
      rateInForce(aTool({ rateSource: 'static', rate: '0.002' }), TABLES, provider, NOW),
    ).toBeUndefined();
    const flat = aTool({ rateSource: 'static', rate: '0.002', staticCost: '0.04' });
    expect(rateInForce(flat, TABLES, provider, NOW)).toMatchObject({ amountUsd: '0.04', unit: 'run' });
  });

  test('of zero is a price, not an unknown one', () => {
    expect(
      rateInForce(aTool({ rateSource: 'static', staticCost: '0' }), TABLES, provider, NOW),
    ).toMatchObject({
      amountUsd: '0',
    });
  });
});
