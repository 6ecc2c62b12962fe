import { estimate, estimateQuerySchema } from '@genledger/services/estimate';
import { createRoute } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { serviceProblem } from '../middleware/problem.ts';
import { jsonResponse } from '../schemas/common.ts';
import { estimateSchema } from '../schemas/estimate.ts';
import { ESTIMATE } from '../schemas/examples/operation.ts';
import { problemResponses } from '../schemas/problem.ts';
import { json } from './respond.ts';

/** What runs, cooks and spells would take. */
export function registerEstimates(app: Api, api: ApiContext): void {
  const route = createRoute({
    tags: ['Estimates'],
    method: 'get',
    path: '/v1/estimates',
    summary: 'What a run of a tool, a whole cook or a cast of a spell is expected to take',
    description:
      "Say one of `toolId`, `cookId` and `spellId`. From the tools' own history, else from the price of a run. What is not known is left out; `basis` says what an estimate rests on.",
    middleware: [api.requireScope('read')] as const,
    request: { query: estimateQuerySchema },
    responses: { 200: jsonResponse('The estimate', estimateSchema, ESTIMATE), ...problemResponses(404, 422) },
  });
  app.openapi(route, async (context) => {
    const answer = await estimate(api.ledger, context.req.valid('query'));
    return answer.ok ? json(context, answer.value) : (serviceProblem(context, answer.error) as never);
  });
}
