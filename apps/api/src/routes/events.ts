import { EVENT_FILTER } from '@genledger/domain/filter';
import type { EventId } from '@genledger/domain/kernel';
import { listEvents, replayEvent } from '@genledger/services/event';
import { readFilter } from '@genledger/services/filter';
import { listPositionSchema } from '@genledger/services/paging';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem, serviceProblem } from '../middleware/problem.ts';
import { filterText, jsonResponse, objectId, pageQuery, pageResponse } from '../schemas/common.ts';
import { EVENT } from '../schemas/examples/generation.ts';
import { eventSchema } from '../schemas/generation.ts';
import { FILTER_PROBLEM, problemResponses } from '../schemas/problem.ts';
import { readPosition } from './cursor.ts';
import { json, pageBody } from './respond.ts';

const TAG = { tags: ['Events'] };
const PATH = '/v1/events';
const replayedSchema = z.object({ eventId: z.string(), previousState: z.string() });

/** The inbox: what providers said, and what became of it. */
export function registerEvents(app: Api, api: ApiContext): void {
  const list = createRoute({
    ...TAG,
    method: 'get',
    path: PATH,
    summary: 'List events of the inbox, newest first',
    middleware: [api.requireScope('read')] as const,
    request: {
      query: pageQuery.extend({
        state: eventSchema.shape.state.optional(),
        q: filterText('state:unmatched,unknown provider:fal since:7d'),
      }),
    },
    responses: {
      200: pageResponse(eventSchema, EVENT),
      ...FILTER_PROBLEM,
      ...problemResponses(422),
    },
  });
  app.openapi(list, async (context) => {
    const { state, q, cursor, limit } = context.req.valid('query');
    const after = readPosition(listPositionSchema, cursor);
    if (!after.ok) {
      return problem(context, 'invalid-input', {
        issues: [{ path: 'cursor', message: after.error }],
      }) as never;
    }
    const asked = readFilter(q, EVENT_FILTER, api.ledger.clock.now(), 'q');
    if (!asked.ok) return serviceProblem(context, asked.error) as never;
    const filter = { ...(state && { state }), ...asked.value };
    return json(context, pageBody(await listEvents(api.ledger, filter, after.value, limit)));
  });

  const replay = createRoute({
    ...TAG,
    method: 'post',
    path: `${PATH}/{id}/replay`,
    summary: 'Apply an event once more',
    description: 'What it did before is not done again.',
    middleware: [api.requireScope('write')] as const,
    request: { params: z.object({ id: objectId }) },
    responses: {
      202: jsonResponse('It waits to be applied', replayedSchema, {
        eventId: EVENT.id,
        previousState: 'unmatched',
      }),
      ...problemResponses(403, 404, 422),
    },
  });
  app.openapi(replay, async (context) => {
    const replayed = await replayEvent(api.ledger, context.req.valid('param').id.toLowerCase() as EventId);
    return replayed.ok
      ? json(context, replayed.value, 202)
      : (serviceProblem(context, replayed.error) as never);
  });
}
