import { type ToolId } from '@genledger/domain/kernel';
import { parseIsoWeek, weekStart } from '@genledger/domain/statistics';
import { weeklyStatistics } from '@genledger/services/statistics';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem } from '../middleware/problem.ts';
import { jsonResponse, milliseconds, money, points, time } from '../schemas/common.ts';
import { problemResponses } from '../schemas/problem.ts';
import { json } from './respond.ts';

const WEEK_MS = 7 * 86_400_000;
const DEFAULT_WEEKS = 12;
const MOST_WEEKS = 530;

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
    totalPointsSpent: points,
    totalProtocolNetPoints: points,
    totalCostUsd: money,
    costCount: z.int().openapi({ description: 'Generations whose cost is known' }),
  })
  .openapi('WeeklyStatistics');

/** The Monday of a week given as `2025-W35` or as any time within it. */
function monday(text: string): Date | undefined {
  const named = parseIsoWeek(text);
  if (named) return named;
  const parsed = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).safeParse(text);
  return parsed.success ? weekStart(new Date(parsed.data)) : undefined;
}

/** Sums by tool and week. */
export function registerStatistics(app: Api, api: ApiContext): void {
  const route = createRoute({
    tags: ['Statistics'],
    method: 'get',
    path: '/v1/stats/weekly',
    summary: 'Completed generations by tool and ISO week',
    description: 'Weeks are those of the request, in UTC. Without bounds: the last twelve weeks.',
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
      200: jsonResponse('Weeks, oldest first', z.object({ data: z.array(weeklySchema) })),
      ...problemResponses(422),
    },
  });
  app.openapi(route, async (context) => {
    const query = context.req.valid('query');
    const to = query.to === undefined ? weekStart(api.ledger.clock.now()) : monday(query.to);
    const from =
      query.from === undefined
        ? to && new Date(to.getTime() - (DEFAULT_WEEKS - 1) * WEEK_MS)
        : monday(query.from);
    if (from === undefined || to === undefined) {
      const path = to === undefined ? 'to' : 'from';
      return problem(context, 'invalid-input', { issues: [{ path, message: 'must be a week such as 2025-W35, or a date' }] }) as never;
    }
    if (from > to || to.getTime() - from.getTime() > MOST_WEEKS * WEEK_MS) {
      const message = `must not lie after to, nor more than ${MOST_WEEKS} weeks before it`;
      return problem(context, 'invalid-input', { issues: [{ path: 'from', message }] }) as never;
    }
    const data = await weeklyStatistics(api.ledger, {
      from,
      to,
      ...(query.toolId !== undefined && { toolId: query.toolId as ToolId }),
      ...(query.environment !== undefined && { environment: query.environment }),
    });
    return json(context, { data });
  });
}
