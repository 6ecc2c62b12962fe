import { failure, type Result, success, type ToolId } from '@genledger/domain/kernel';
import { parseIsoWeek, weekStart } from '@genledger/domain/statistics';
import type { InputIssue } from '@genledger/services/errors';
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

interface Weeks {
  readonly from: Date;
  readonly to: Date;
}

/** The weeks that a query asks for, or what is wrong with its bounds. */
function weeksOf(
  query: { from?: string | undefined; to?: string | undefined },
  now: Date,
): Result<Weeks, InputIssue> {
  const wrong = (path: 'from' | 'to', message: string) => failure({ path, message });
  const to = query.to === undefined ? weekStart(now) : monday(query.to);
  if (to === undefined) return wrong('to', 'must be a week such as 2025-W35, or a date');
  const from =
    query.from === undefined ? new Date(to.getTime() - (DEFAULT_WEEKS - 1) * WEEK_MS) : monday(query.from);
  if (from === undefined) return wrong('from', 'must be a week such as 2025-W35, or a date');
  const lasting = to.getTime() - from.getTime();
  return lasting < 0 || lasting > MOST_WEEKS * WEEK_MS
    ? wrong('from', `must not lie after to, nor more than ${MOST_WEEKS} weeks before it`)
    : success({ from, to });
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
    const weeks = weeksOf(query, api.ledger.clock.now());
    if (!weeks.ok) return problem(context, 'invalid-input', { issues: [weeks.error] }) as never;
    const data = await weeklyStatistics(api.ledger, {
      ...weeks.value,
      ...(query.toolId !== undefined && { toolId: query.toolId as ToolId }),
      ...(query.environment !== undefined && { environment: query.environment }),
    });
    return json(context, { data });
  });
}
