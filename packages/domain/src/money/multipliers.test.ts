import { describe, expect, test } from 'vitest';
import type { ProviderName, ToolId } from '../kernel/index.ts';
import { DEFAULT_POINTS_POLICY, pointsPolicySchema, pointsRateFor } from './index.ts';

const tool = 'tool-1' as ToolId;
const comfy = 'comfyui-deploy' as ProviderName;

describe('the points rate by default', () => {
  test.each([
    ['comfyui-deploy', 'standard', '4'],
    ['comfyui-deploy', 'discount', '2'],
    ['replicate', 'standard', '1'],
    ['replicate', 'discount', '1'],
    ['constructor', 'standard', '1'],
  ] as const)('of %s in the %s tier multiplies by %s', (provider, tier, multiplier) => {
    const rate = pointsRateFor(DEFAULT_POINTS_POLICY, provider as ProviderName, tool, tier);
    expect(rate).toEqual({ multiplier, minimumChargeUsd: '0.001', pointPriceUsd: '0.000337' });
  });

  test('without a provider multiplies by 1', () => {
    expect(pointsRateFor(DEFAULT_POINTS_POLICY, undefined, tool, 'standard').multiplier).toBe('1');
  });

  test('of a tool that is named like what every object has multiplies by 1 too', () => {
    const named = 'constructor' as ToolId;
    expect(pointsRateFor(DEFAULT_POINTS_POLICY, undefined, named, 'standard').multiplier).toBe('1');
  });
});

describe('a configured policy', () => {
  const policy = pointsPolicySchema.parse({
    providers: { 'comfyui-deploy': { standard: '4.0' } },
    tools: { 'tool-1': '0.75' },
  });

  test("multiplies the provider's and the tool's multipliers", () => {
    expect(pointsRateFor(policy, comfy, tool, 'standard').multiplier).toBe('3');
    expect(pointsRateFor(policy, comfy, 'tool-2' as ToolId, 'standard').multiplier).toBe('4');
  });

  test('gives no discount where it names none', () => {
    expect(pointsRateFor(policy, comfy, tool, 'discount').multiplier).toBe('3');
  });

  test.each([
    ['a point price of zero', { pointPriceUsd: '0' }],
    ['a point price of zero in other words', { pointPriceUsd: '0.000' }],
    ['a negative minimum', { minimumChargeUsd: '-1' }],
    ['a number for an amount', { pointPriceUsd: 0.000337 }],
    ['a number for a multiplier', { tools: { 'tool-1': 4 } }],
    ['a negative multiplier', { tools: { 'tool-1': '-4' } }],
    ['an exponent', { tools: { 'tool-1': '4e2' } }],
    ['a tier that is not known', { providers: { fal: { standard: '1', gold: '0.5' } } }],
    ['a setting that is not known', { pointsPriceUsd: '1' }],
  ])('refuses %s', (_, settings) => {
    expect(pointsPolicySchema.safeParse(settings).success).toBe(false);
  });
});
