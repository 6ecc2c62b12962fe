import type { ToolId } from '@genledger/domain/kernel';
import { UTC } from '@genledger/domain/statistics';
import { estimateStatistics, weekRange } from '@genledger/services/statistics';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem } from '../middleware/problem.ts';
import { jsonResponse } from '../schemas/common.ts';
import { ESTIMATE_STATISTICS } from '../schemas/examples/operation.ts';
import { problemResponses } from '../schemas/problem.ts';
import { json } from './respond.ts';

const WEEK_MS = 7 * 86_400_000;
const week = z.string().max(40).optional();

const coverageSchema = z
  .object({
    count: z.int().openapi({ description: 'Runs that an estimate was held against' }),
    withinP50: z.number().openapi({ description: 'Share of them within p50: one half, well estimated' }),
    withinP95: z.number().openapi({ description: 'Share of them within p95: 0.95, well estimated' }),
  })
  .openapi('Coverage');

const statisticsSchema = z
  .object({
    toolId: z.string(),
    durationMs: coverageSchema.optional(),
    costUsd: coverageSchema.optional(),
  })
  .openapi('EstimateStatistics');

/** How well estimates came true. */
export function registerEstimateStatistics(app: Api, api: ApiContext): void {
  const route = createRoute({
    tags: ['Statistics'],
    method: 'get',
    path: '/v1/stats/estimates',
    summary: 'How well the estimates of tools came true',
    description:
      'Of runs that succeeded, against the estimate in force as they were made. Weeks are those of the end, in UTC. Without bounds: the last twelve weeks.',
    middleware: [api.requireScope('read')] as const,
    request: {
      query: z.object({
        toolId: z.string().max(256).optional(),
        environment: z.string().max(40).optional(),
        from: week.openapi({ description: 'First week: 2025-W35, or a date in it' }),
        to: week.openapi({ description: 'Last week: 2025-W40, or a date in it' }),
      }),
    },
    responses: {
      200: jsonResponse('Tools by id', z.object({ data: z.array(statisticsSchema) }), {
        data: [ESTIMATE_STATISTICS],
      }),
      ...problemResponses(422),
    },
  });
  app.openapi(route, async (context) => {
    const { toolId, environment, ...bounds } = context.req.valid('query');
    const weeks = weekRange(bounds, { now: api.ledger.clock.now(), timeZone: UTC });
    if (!weeks.ok) return problem(context, 'invalid-input', { issues: [weeks.error] }) as never;
    const data = await estimateStatistics(api.ledger, {
      from: weeks.value.from,
      to: new Date(weeks.value.to.getTime() + WEEK_MS),
      ...(toolId !== undefined && { toolId: toolId as ToolId }),
      ...(environment !== undefined && { environment }),
    });
    return json(context, { data });
  });
}
