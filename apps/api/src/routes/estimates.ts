import { PRICING_TIERS } from '@genledger/domain/money';
import { toolIdSchema } from '@genledger/domain/tool';
import { estimateTool, parseInputs } from '@genledger/services/estimate';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem, serviceProblem } from '../middleware/problem.ts';
import { jsonResponse } from '../schemas/common.ts';
import { estimateSchema } from '../schemas/estimate.ts';
import { problemResponses } from '../schemas/problem.ts';
import { json } from './respond.ts';

const INPUTS_LIMIT = 10_000;

/** What a run would take. */
export function registerEstimates(app: Api, api: ApiContext): void {
  const route = createRoute({
    tags: ['Estimates'],
    method: 'get',
    path: '/v1/estimates',
    summary: 'What a run of a tool is expected to take',
    description:
      "From the tool's own history, else from the price of a run. What is not known is left out; `basis` says what an estimate rests on.",
    middleware: [api.requireScope('read')] as const,
    request: {
      query: z.object({
        toolId: toolIdSchema,
        inputs: z.string().max(INPUTS_LIMIT).optional().openapi({
          description: 'What the tool would be given, as a JSON object: the size of the run is read from it',
          example: '{"steps":28}',
        }),
        environment: z.string().max(40).optional().openapi({
          description: 'Whose past counts; that of this ledger where it is left out',
        }),
        pricingTier: z.enum(PRICING_TIERS).default('standard'),
      }),
    },
    responses: { 200: jsonResponse('The estimate', estimateSchema), ...problemResponses(404, 422) },
  });
  app.openapi(route, async (context) => {
    const { toolId, pricingTier, environment, ...query } = context.req.valid('query');
    const inputs = parseInputs(query.inputs);
    if (!inputs.ok) return problem(context, 'invalid-input', { issues: [inputs.error] }) as never;
    const terms = { inputs: inputs.value, pricingTier, ...(environment !== undefined && { environment }) };
    const estimate = await estimateTool(api.ledger, toolId, terms);
    return estimate.ok ? json(context, estimate.value) : (serviceProblem(context, estimate.error) as never);
  });
}
