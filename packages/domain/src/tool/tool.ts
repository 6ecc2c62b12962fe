import { z } from 'zod';
import { externalIdText, parseExternalId, type ToolId } from '../kernel/index.ts';
import { COST_UNIT_SPELLINGS, parseUsd, parseUsdNumber } from '../money/index.ts';

/** Where a tool's price comes from: its own figure, the machine's price, the price that the provider lists for the model, or its past. */
export const RATE_SOURCES = ['static', 'machine', 'api', 'historical'] as const;
export type RateSource = (typeof RATE_SOURCES)[number];

/** How a tool gives its result. */
export const DELIVERY_MODES = ['immediate', 'webhook', 'async'] as const;
export type DeliveryMode = (typeof DELIVERY_MODES)[number];

/** Money as decimal text. A JSON number is accepted too and read by its shortest decimal form, as legacy registries hold them. */
const amountText = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,30})?$/, 'must be a non-negative decimal below a million, such as "0.000337"');
const amount = z
  .union([amountText, z.number().nonnegative().lt(1_000_000)])
  .transform((value, context): string => {
    const parsed = typeof value === 'number' ? parseUsdNumber(value) : parseUsd(value);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.error.message });
    return z.NEVER;
  });

const UNIT_SPELLINGS = Object.keys(COST_UNIT_SPELLINGS) as (keyof typeof COST_UNIT_SPELLINGS)[];

/** What a run of a tool costs. */
export const costingModelSchema = z.strictObject({
  rateSource: z.enum(RATE_SOURCES),
  /** US dollars for one `unit`. */
  rate: amount.optional(),
  unit: z.enum(UNIT_SPELLINGS).optional(),
  /** US dollars for a run, where the price is flat. */
  staticCost: amount.optional(),
});

/** What a tool is, without its id, as the Tool Registry takes it. */
export const toolDefinitionSchema = z.strictObject({
  displayName: z.string().min(1).max(200),
  /** Who executes it: `comfyui`, `openai`. */
  service: z.string().min(1).max(100),
  deliveryMode: z.enum(DELIVERY_MODES).default('webhook'),
  costingModel: costingModelSchema,
  /** Open: what the provider calls it (`deploymentId`, `model`, `endpoint`), the machine's `gpu`, a historical average duration. */
  metadata: z.record(z.string(), z.unknown()).default({}),
});
export type ToolDefinition = z.output<typeof toolDefinitionSchema>;

/** An entry of the Tool Registry. */
export interface Tool extends ToolDefinition {
  readonly toolId: ToolId;
}

/** The id of a tool, validated. */
export const toolIdSchema = externalIdText.transform((text, context): ToolId => {
  const parsed = parseExternalId<ToolId>(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.error.message });
  return z.NEVER;
});
