import type { Estimate } from '@genledger/domain/estimate';
import {
  type CookId,
  objectIdText,
  parseObjectId,
  type Result,
  type SpellId,
} from '@genledger/domain/kernel';
import { PRICING_TIERS } from '@genledger/domain/money';
import { toolIdSchema } from '@genledger/domain/tool';
import { z } from 'zod';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { MOST_PIECES_AT_ONCE } from '../execution/input.ts';
import { idSchema } from '../generation/input.ts';
import { estimateTool } from './estimate-tool.ts';
import { estimateCook, estimateSpell } from './estimate-whole.ts';
import { parseInputs } from './parse-inputs.ts';

/** Longest text of inputs. */
const INPUTS_LIMIT = 10_000;

/** What may be asked: of a tool, of a cook, or of a spell. */
export const estimateQuerySchema = z.object({
  toolId: toolIdSchema.optional(),
  cookId: idSchema(objectIdText, parseObjectId<CookId>).optional(),
  spellId: idSchema(objectIdText, parseObjectId<SpellId>).optional(),
  /** What a tool or a spell would be given, as a JSON object. */
  inputs: z.string().max(INPUTS_LIMIT).optional(),
  /** Pieces of a cook that run side by side. */
  concurrency: z.coerce.number().int().min(1).max(MOST_PIECES_AT_ONCE).optional(),
  /** Whose past counts; that of this ledger where it is left out. */
  environment: z.string().max(40).optional(),
  pricingTier: z.enum(PRICING_TIERS).default('standard'),
});
export type EstimateQuery = z.output<typeof estimateQuerySchema>;

/** What a run of a tool, all pieces of a cook or one cast of a spell are expected to take. */
export async function estimate(
  context: LedgerContext,
  query: EstimateQuery,
): Promise<Result<Estimate, ServiceError>> {
  const { toolId, cookId, spellId, pricingTier, environment, concurrency } = query;
  const named = [toolId, cookId, spellId].filter((id) => id !== undefined);
  if (named.length !== 1) {
    const issue = { path: 'toolId', message: 'say one of toolId, cookId and spellId' };
    return serviceError('invalid-input', 'An estimate is of one thing.', [issue]);
  }
  const inputs = parseInputs(query.inputs);
  if (!inputs.ok) return serviceError('invalid-input', 'The inputs cannot be read.', [inputs.error]);
  const terms = { pricingTier, ...(environment !== undefined && { environment }) };
  if (toolId !== undefined) return estimateTool(context, toolId, { ...terms, inputs: inputs.value });
  if (cookId !== undefined) return estimateCook(context, cookId, terms, concurrency);
  return estimateSpell(context, spellId as SpellId, inputs.value, terms);
}
