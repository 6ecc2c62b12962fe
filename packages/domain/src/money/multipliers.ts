import { z } from 'zod';
import type { ProviderName, ToolId } from '../kernel/index.ts';
import type { PointsRate } from './points.ts';
import { Exact, parseUsd, type Usd, ZERO_USD } from './usd.ts';

/** What an account pays: the usual price, or that of the discount tier. */
export const PRICING_TIERS = ['standard', 'discount'] as const;
export type PricingTier = (typeof PRICING_TIERS)[number];

const decimalText = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,12})?$/, 'must be a decimal below a thousand, such as "4.0"');
const usdText = z.string().transform((text, context): Usd => {
  const parsed = parseUsd(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.error.message });
  return z.NEVER;
});

const priceText = usdText.refine((price) => price !== ZERO_USD, 'must be above zero');

/** How costs become points: data, changed by configuration and not by code. */
export const pointsPolicySchema = z.strictObject({
  /** US dollars for one point: the price of one A10G second. */
  pointPriceUsd: priceText.default('0.000337' as Usd),
  /** Least charge of a multiplied quote, in US dollars. */
  minimumChargeUsd: usdText.default('0.001' as Usd),
  /** Multipliers by provider and tier; a provider that is not named has 1. */
  providers: z
    .record(z.string(), z.strictObject({ standard: decimalText, discount: decimalText.optional() }))
    .default({ 'comfyui-deploy': { standard: '4.0', discount: '2.0' } }),
  /** Further multipliers by tool id; a tool that is not named has 1. */
  tools: z.record(z.string(), decimalText).default({}),
});
export type PointsPolicy = z.output<typeof pointsPolicySchema>;

/** The policy in force where none is configured. */
export const DEFAULT_POINTS_POLICY: PointsPolicy = pointsPolicySchema.parse({});

/** Products of multipliers by the texts of both: a policy names few, and each is asked for with every generation. */
const PRODUCTS = new Map<string, string>();

function product(one: string, other: string): string {
  const key = `${one} ${other}`;
  const multiplied = PRODUCTS.get(key) ?? new Exact(one).times(other).toFixed();
  PRODUCTS.set(key, multiplied);
  return multiplied;
}

/** The points rate in force for one generation. */
export function pointsRateFor(
  policy: PointsPolicy,
  provider: ProviderName | undefined,
  toolId: ToolId,
  tier: PricingTier,
): PointsRate {
  const byTier =
    provider !== undefined && Object.hasOwn(policy.providers, provider)
      ? policy.providers[provider]
      : undefined;
  const providerMultiplier = tier === 'discount' ? (byTier?.discount ?? byTier?.standard) : byTier?.standard;
  const toolMultiplier = Object.hasOwn(policy.tools, toolId) ? policy.tools[toolId] : undefined;
  return {
    multiplier: product(providerMultiplier ?? '1', toolMultiplier ?? '1'),
    minimumChargeUsd: policy.minimumChargeUsd,
    pointPriceUsd: policy.pointPriceUsd,
  };
}
