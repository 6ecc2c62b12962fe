import { costLines, todayOf, weekRange } from '@genledger/services/statistics';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { COST_FORMATS, costFile } from '../exports/cost-file.ts';
import { problem } from '../middleware/problem.ts';
import { COST_FILE } from '../schemas/examples/operation.ts';
import { problemResponses } from '../schemas/problem.ts';

const week = z.string().max(40).optional();

/** Costs as a file. */
export function registerCostExport(app: Api, api: ApiContext): void {
  const route = createRoute({
    tags: ['Statistics'],
    method: 'get',
    path: '/v1/stats/cost-export',
    summary: 'Costs by week, account and tool, as CSV',
    description:
      '`csv`: the ledger’s own columns, unknown costs empty. `focus`: the columns of the FinOps Open Cost and Usage Specification 1.2; lines of which no cost is known are left out. Weeks are those of the request. Without bounds: the last twelve weeks.',
    middleware: [api.requireScope('read')] as const,
    request: {
      query: z.object({
        format: z.enum(COST_FORMATS).default('csv'),
        environment: z.string().max(40).optional(),
        from: week.openapi({ description: 'First week: 2025-W35, or a date in it' }),
        to: week.openapi({ description: 'Last week: 2025-W40, or a date in it' }),
      }),
    },
    responses: {
      200: {
        description: 'A line for each week, account, tool and environment',
        content: { 'text/csv': { schema: z.string(), example: COST_FILE } },
      },
      ...problemResponses(422),
    },
  });
  app.openapi(route, (context) => {
    const { format, environment, ...bounds } = context.req.valid('query');
    const weeks = weekRange(bounds, todayOf(api.ledger));
    if (!weeks.ok) return problem(context, 'invalid-input', { issues: [weeks.error] }) as never;
    const query = { ...weeks.value, ...(environment !== undefined && { environment }) };
    return costFile(format, costLines(api.ledger, query)) as never;
  });
}
