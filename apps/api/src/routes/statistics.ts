import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { todayOf, weeklyStatistics, weekRange } from '@genledger/services/statistics';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem } from '../middleware/problem.ts';
import { jsonResponse, milliseconds, money, points, time } from '../schemas/common.ts';
import { WEEK } from '../schemas/examples/operation.ts';
import { problemResponses } from '../schemas/problem.ts';
import { json } from './respond.ts';

const week = z.string().max(40).optional();

const weeklySchema = z
  .object({
    toolId: z.string(),
    week: z.string().openapi({ example: '2025-W35' }),
    weekStart: time,
    count: z.int(),
    succeeded: z.int(),
    failed: z.int(),
    cancelled: z.int(),
    averageDurationMs: milliseconds,
    p50DurationMs: milliseconds
      .optional()
      .openapi({ description: 'Half took no longer, within one hundredth' }),
    p95DurationMs: milliseconds
      .optional()
      .openapi({ description: '95 of 100 took no longer, within one hundredth' }),
    totalPointsSpent: points,
    totalProtocolNetPoints: points,
    totalCostUsd: money.optional(),
    costCount: z.int().openapi({ description: 'Generations whose cost is known' }),
  })
  .openapi('WeeklyStatistics');

/** Sums by tool and week. */
export function registerStatistics(app: Api, api: ApiContext): void {
  const route = createRoute({
    tags: ['Statistics'],
    method: 'get',
    path: '/v1/stats/weekly',
    summary: 'Completed generations by tool and ISO week',
    description:
      'Weeks are those of the request, in the time zone of the configuration (UTC unless it says otherwise). Without bounds: the last twelve weeks.',
    middleware: [api.requireScope('read')] as const,
    request: {
      query: z.object({
        toolId: z.string().max(256).optional(),
        accountId: z.string().max(256).optional(),
        environment: z.string().max(40).optional(),
        from: week.openapi({ description: 'First week: 2025-W35, or a date in it' }),
        to: week.openapi({ description: 'Last week: 2025-W40, or a date in it' }),
      }),
    },
    responses: {
      200: jsonResponse('Weeks, oldest first', z.object({ data: z.array(weeklySchema) }), { data: [WEEK] }),
      ...problemResponses(422),
    },
  });
  app.openapi(route, async (context) => {
    const query = context.req.valid('query');
    const weeks = weekRange(query, todayOf(api.ledger));
    if (!weeks.ok) return problem(context, 'invalid-input', { issues: [weeks.error] }) as never;
    const data = await weeklyStatistics(api.ledger, {
      ...weeks.value,
      ...(query.toolId !== undefined && { toolId: query.toolId as ToolId }),
      ...(query.accountId !== undefined && { accountId: query.accountId as AccountId }),
      ...(query.environment !== undefined && { environment: query.environment }),
    });
    return json(context, { data });
  });
}
