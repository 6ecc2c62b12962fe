import { ACCOUNT_ORDERS } from '@genledger/db/repositories';
import { type Spending, spendingReport, todayOf, weekRange } from '@genledger/services/statistics';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem } from '../middleware/problem.ts';
import { jsonResponse, money, points } from '../schemas/common.ts';
import { SPENDINGS } from '../schemas/examples/operation.ts';
import { problemResponses } from '../schemas/problem.ts';
import { json } from './respond.ts';

const DEFAULT_LIMIT = 50;
const MOST_ACCOUNTS = 200;
const week = z.string().max(40).optional();
const signedMoney = z
  .string()
  .openapi({ description: 'US dollars, decimal text; negative where providers charged more' });

const spendingSchema = z
  .object({
    accountId: z.string(),
    toolId: z.string().optional().openapi({ description: 'Where tools stand by themselves' }),
    count: z.int(),
    pointsSpent: points,
    revenueUsd: money.openapi({ description: 'Points at the price of now' }),
    costUsd: money.optional().openapi({ description: 'The known costs; absent where none is known' }),
    leftUsd: signedMoney.optional(),
    costCount: z.int().openapi({ description: 'Generations whose cost is known' }),
    verdict: z.enum(['loses', 'covers', 'unknown']).openapi({
      description: 'unknown: not every cost is known, and the known ones are no more than the revenue',
    }),
  })
  .openapi('Spending');

function view({ accountId, tool, sums, margin }: Spending) {
  const { unknownShare: _unknownShare, ...amounts } = margin;
  const { count, pointsSpent, costCount } = sums;
  return { accountId, ...(tool && { toolId: tool.toolId }), count, pointsSpent, costCount, ...amounts };
}

/** What accounts spend, against what they cost. */
export function registerSpending(app: Api, api: ApiContext): void {
  const route = createRoute({
    tags: ['Statistics'],
    method: 'get',
    path: '/v1/stats/accounts',
    summary: 'What accounts spent, against what providers charged',
    description:
      'The first accounts of an order: most `points`, most `cost`, or least left of what was spent (`loss`). Weeks are those of the request. Without bounds: the last twelve weeks.',
    middleware: [api.requireScope('read')] as const,
    request: {
      query: z.object({
        order: z.enum(ACCOUNT_ORDERS).default('points'),
        byTool: z.enum(['true', 'false']).default('false').openapi({ description: 'Each tool by itself' }),
        environment: z.string().max(40).optional(),
        from: week.openapi({ description: 'First week: 2025-W35, or a date in it' }),
        to: week.openapi({ description: 'Last week: 2025-W40, or a date in it' }),
        limit: z.coerce.number().int().min(1).max(MOST_ACCOUNTS).default(DEFAULT_LIMIT),
      }),
    },
    responses: {
      200: jsonResponse(
        'Accounts',
        z.object({
          data: z.array(spendingSchema),
          accounts: z.int().openapi({ description: 'Accounts of which something ended' }),
          pointPriceUsd: money,
        }),
        SPENDINGS,
      ),
      ...problemResponses(422),
    },
  });
  app.openapi(route, async (context) => {
    const { order, byTool, environment, limit, ...bounds } = context.req.valid('query');
    const weeks = weekRange(bounds, todayOf(api.ledger));
    if (!weeks.ok) return problem(context, 'invalid-input', { issues: [weeks.error] }) as never;
    const { spendings, accounts, pointPriceUsd } = await spendingReport(api.ledger, {
      ...weeks.value,
      ...(environment !== undefined && { environment }),
      order,
      byTool: byTool === 'true',
      limit,
    });
    return json(context, { data: spendings.map(view), accounts, pointPriceUsd });
  });
}
