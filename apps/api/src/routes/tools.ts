import { toolDefinitionSchema, toolIdSchema } from '@genledger/domain/tool';
import { toolPositionSchema, writeCursor } from '@genledger/services/paging';
import { getTool, listTools, putTool } from '@genledger/services/tool';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem, serviceProblem } from '../middleware/problem.ts';
import { jsonBody, jsonResponse, pageQuery, pageResponse, time } from '../schemas/common.ts';
import { TOOL, TOOL_DEFINITION } from '../schemas/examples/operation.ts';
import { problemResponses } from '../schemas/problem.ts';
import { readPosition } from './cursor.ts';
import { json } from './respond.ts';

const TAG = { tags: ['Tools'] };
const PATH = '/v1/tools';
const byId = z.object({ toolId: toolIdSchema });

const toolSchema = z
  .object({
    toolId: z.string(),
    displayName: z.string(),
    service: z.string(),
    deliveryMode: z.string(),
    costingModel: z.looseObject({ rateSource: z.string() }),
    metadata: z.record(z.string(), z.unknown()),
    updatedAt: time,
  })
  .openapi('Tool');

/** The Tool Registry. */
export function registerTools(app: Api, api: ApiContext): void {
  const list = createRoute({
    ...TAG,
    method: 'get',
    path: PATH,
    summary: 'List tools by id',
    middleware: [api.requireScope('read')] as const,
    request: { query: pageQuery },
    responses: { 200: pageResponse(toolSchema, TOOL), ...problemResponses(422) },
  });
  app.openapi(list, async (context) => {
    const { cursor, limit } = context.req.valid('query');
    const after = readPosition(toolPositionSchema, cursor);
    if (!after.ok) {
      return problem(context, 'invalid-input', {
        issues: [{ path: 'cursor', message: after.error }],
      }) as never;
    }
    const page = await listTools(api.ledger, after.value, limit);
    return json(context, { data: page.items, nextCursor: writeCursor(page.next) });
  });

  const get = createRoute({
    ...TAG,
    method: 'get',
    path: `${PATH}/{toolId}`,
    summary: 'Get a tool',
    middleware: [api.requireScope('read')] as const,
    request: { params: byId },
    responses: { 200: jsonResponse('The tool', toolSchema, TOOL), ...problemResponses(404, 422) },
  });
  app.openapi(get, async (context) => {
    const tool = await getTool(api.ledger, context.req.valid('param').toolId);
    return tool.ok ? json(context, tool.value) : (serviceProblem(context, tool.error) as never);
  });

  const put = createRoute({
    ...TAG,
    method: 'put',
    path: `${PATH}/{toolId}`,
    summary: 'Enter a tool, or replace its entry',
    middleware: [api.requireScope('write')] as const,
    request: { params: byId, body: jsonBody(toolDefinitionSchema, TOOL_DEFINITION) },
    responses: {
      200: jsonResponse('Replaced', toolSchema, TOOL),
      201: jsonResponse('Entered', toolSchema, TOOL),
      ...problemResponses(400, 403, 422),
    },
  });
  app.openapi(put, async (context) => {
    const { toolId } = context.req.valid('param');
    const entered = await putTool(api.ledger, toolId, context.req.valid('json'));
    if (!entered.ok) return serviceProblem(context, entered.error) as never;
    return json(context, entered.value.tool, entered.value.created ? 201 : 200);
  });
}
