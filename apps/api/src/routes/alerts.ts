import type { AlertId } from '@genledger/domain/kernel';
import { dismiss, dismissalSchema, pageOfAlerts } from '@genledger/services/alert';
import { listPositionSchema, writeCursor } from '@genledger/services/paging';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem, serviceProblem } from '../middleware/problem.ts';
import { alertSchema } from '../schemas/alert.ts';
import { jsonBody, jsonResponse, objectId, pageQuery, pageResponse, queryTime } from '../schemas/common.ts';
import { ALERT, ALERT_DISMISSAL, DISMISSED_ALERT } from '../schemas/examples/alert.ts';
import { problemResponses } from '../schemas/problem.ts';
import { readPosition } from './cursor.ts';
import { json } from './respond.ts';

const TAG = { tags: ['Alerts'] };
const PATH = '/v1/alerts';

function registerList(app: Api, api: ApiContext): void {
  const route = createRoute({
    ...TAG,
    method: 'get',
    path: PATH,
    summary: 'List alerts, newest first',
    description: 'What a rule found over its threshold, one from its first sighting to its end.',
    middleware: [api.requireScope('read')] as const,
    request: {
      query: pageQuery.extend({
        status: z
          .enum(['raised', 'resolved'])
          .optional()
          .openapi({ description: 'raised: those that are open' }),
      }),
    },
    responses: { 200: pageResponse(alertSchema, ALERT), ...problemResponses(422) },
  });
  app.openapi(route, async (context) => {
    const { cursor, limit, status } = context.req.valid('query');
    const after = readPosition(listPositionSchema, cursor);
    if (!after.ok) {
      const issues = [{ path: 'cursor', message: after.error }];
      return problem(context, 'invalid-input', { issues }) as never;
    }
    const page = await pageOfAlerts(api.ledger, status, after.value, limit);
    return json(context, { data: page.items, nextCursor: writeCursor(page.next) });
  });
}

function registerDismissal(app: Api, api: ApiContext): void {
  const body = z
    .strictObject({
      why: dismissalSchema.shape.why.openapi({ example: 'planned maintenance' }),
      until: queryTime.openapi({ example: '2025-08-28T08:00:00Z', description: 'At most ninety days ahead' }),
    })
    .openapi('AlertDismissal');
  const route = createRoute({
    ...TAG,
    method: 'post',
    path: `${PATH}/{id}/dismiss`,
    summary: 'Dismiss an alert until a time',
    description:
      'It stays raised, is not shown as open, and nobody is told of it until then, unless it becomes graver. Who dismissed it is the name of the API key.',
    middleware: [api.requireScope('admin')] as const,
    request: { params: z.object({ id: objectId }), body: jsonBody(body, ALERT_DISMISSAL) },
    responses: {
      200: jsonResponse('The alert', alertSchema, DISMISSED_ALERT),
      ...problemResponses(400, 403, 404, 409, 422),
    },
  });
  app.openapi(route, async (context) => {
    const id = context.req.valid('param').id.toLowerCase() as AlertId;
    const { why, until } = context.req.valid('json');
    const { name } = context.get('caller');
    const dismissed = await dismiss(api.ledger, id, name, { why, until: new Date(until) });
    return dismissed.ok
      ? json(context, dismissed.value)
      : (serviceProblem(context, dismissed.error) as never);
  });
}

/** Alerts: reading them, and dismissing one. */
export function registerAlerts(app: Api, api: ApiContext): void {
  registerList(app, api);
  registerDismissal(app, api);
}
