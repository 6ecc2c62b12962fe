import { readHealth } from '@genledger/services/objectives';
import { createRoute } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { jsonResponse } from '../schemas/common.ts';
import { OBJECTIVES } from '../schemas/examples/objective.ts';
import { objectivesSchema } from '../schemas/objective.ts';
import { problemResponses } from '../schemas/problem.ts';
import { json } from './respond.ts';

/** The acceptance criteria as they stand now. */
export function registerObjectives(app: Api, api: ApiContext): void {
  const route = createRoute({
    tags: ['Statistics'],
    method: 'get',
    path: '/v1/objectives',
    summary: 'Acceptance criteria as they stand now, and how fast their room is used',
    description:
      'Of the requests of the last seven days: share, target, what is left of the room for misses, each day, and the burn over windows from five minutes to seven days. What was not counted is not known, and left out.',
    middleware: [api.requireScope('read')] as const,
    responses: { 200: jsonResponse('Objectives', objectivesSchema, OBJECTIVES), ...problemResponses() },
  });
  app.openapi(route, async (context) => {
    const { objectives, at, days, newestOnly } = await readHealth(api.ledger);
    return json(context, { data: objectives, at, days, ...(newestOnly !== undefined && { newestOnly }) });
  });
}
