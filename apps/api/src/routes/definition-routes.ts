import type { Result } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import type { ServiceError } from '@genledger/services/errors';
import { type DefinitionView, listDefinitions } from '@genledger/services/execution';
import { objectIdPositionSchema, writeCursor } from '@genledger/services/paging';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem, serviceProblem } from '../middleware/problem.ts';
import { jsonBody, jsonResponse, objectId, pageQuery, pageResponse } from '../schemas/common.ts';
import { problemResponses } from '../schemas/problem.ts';
import { readPosition } from './cursor.ts';
import { json } from './respond.ts';

/** What the routes of one kind of definition need. */
export interface DefinitionRoutes<Id extends string> {
  readonly tag: string;
  readonly path: '/v1/cooks' | '/v1/spells';
  readonly kind: 'cooks' | 'spells';
  /** In sentences: a cook, a spell. */
  readonly one: string;
  readonly bodySchema: z.ZodType;
  readonly bodyExample: object;
  readonly answerSchema: z.ZodType;
  readonly answerExample: object;
  readonly idOf: (text: string) => Id;
  readonly save: (ledger: LedgerContext, input: unknown, id?: Id) => Promise<Result<Id, ServiceError>>;
  readonly get: (ledger: LedgerContext, id: Id) => Promise<Result<DefinitionView, ServiceError>>;
}

const byId = z.object({ id: objectId });

function registerSaving<Id extends string>(app: Api, api: ApiContext, routes: DefinitionRoutes<Id>): void {
  const { tag, path, one, bodySchema, bodyExample, answerSchema, answerExample } = routes;
  const body = jsonBody(bodySchema, bodyExample);

  const create = createRoute({
    tags: [tag],
    method: 'post',
    path,
    summary: `Save ${one}`,
    description: 'It is validated first; every mistake is told with its path.',
    middleware: [api.requireScope('write')] as const,
    request: { body },
    responses: {
      201: jsonResponse('Saved', answerSchema, answerExample),
      ...problemResponses(400, 403, 422),
    },
  });
  app.openapi(create, async (context) => {
    const id = await routes.save(api.ledger, context.req.valid('json'));
    if (!id.ok) return serviceProblem(context, id.error) as never;
    const saved = await routes.get(api.ledger, id.value);
    if (!saved.ok) return serviceProblem(context, saved.error) as never;
    context.header('location', `${path}/${id.value}`);
    return json(context, saved.value, 201);
  });

  const replace = createRoute({
    tags: [tag],
    method: 'put',
    path: `${path}/{id}`,
    summary: `Replace ${one}`,
    description: 'What runs keeps the definition that it began with.',
    middleware: [api.requireScope('write')] as const,
    request: { params: byId, body },
    responses: {
      200: jsonResponse('Replaced', answerSchema, answerExample),
      ...problemResponses(400, 403, 404, 422),
    },
  });
  app.openapi(replace, async (context) => {
    const id = routes.idOf(context.req.valid('param').id);
    const saved = await routes.save(api.ledger, context.req.valid('json'), id);
    if (!saved.ok) return serviceProblem(context, saved.error) as never;
    const found = await routes.get(api.ledger, id);
    return found.ok ? json(context, found.value) : (serviceProblem(context, found.error) as never);
  });
}

/** Saving, replacing, reading and listing of definitions. */
export function registerDefinitions<Id extends string>(
  app: Api,
  api: ApiContext,
  routes: DefinitionRoutes<Id>,
): void {
  const { tag, path, kind, one, answerSchema, answerExample } = routes;
  registerSaving(app, api, routes);

  const list = createRoute({
    tags: [tag],
    method: 'get',
    path,
    summary: `List ${kind}, newest first`,
    middleware: [api.requireScope('read')] as const,
    request: { query: pageQuery },
    responses: { 200: pageResponse(answerSchema, answerExample), ...problemResponses(422) },
  });
  app.openapi(list, async (context) => {
    const { cursor, limit } = context.req.valid('query');
    const after = readPosition(objectIdPositionSchema, cursor);
    if (!after.ok) {
      const issues = [{ path: 'cursor', message: after.error }];
      return problem(context, 'invalid-input', { issues }) as never;
    }
    const page = await listDefinitions(api.ledger, kind, after.value, limit);
    return json(context, { data: page.items, nextCursor: writeCursor(page.next) });
  });

  const get = createRoute({
    tags: [tag],
    method: 'get',
    path: `${path}/{id}`,
    summary: `Get ${one}`,
    middleware: [api.requireScope('read')] as const,
    request: { params: byId },
    responses: {
      200: jsonResponse('The definition', answerSchema, answerExample),
      ...problemResponses(404, 422),
    },
  });
  app.openapi(get, async (context) => {
    const found = await routes.get(api.ledger, routes.idOf(context.req.valid('param').id));
    return found.ok ? json(context, found.value) : (serviceProblem(context, found.error) as never);
  });
}
