import type { FilterMatching, ListPosition } from '@genledger/db/filter';
import { EXECUTION_STATUSES } from '@genledger/domain/execution';
import type { FilterSchema } from '@genledger/domain/filter';
import type { Result } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import type { ServiceError } from '@genledger/services/errors';
import type { StartedExecution } from '@genledger/services/execution';
import { readFilter } from '@genledger/services/filter';
import type { Page } from '@genledger/services/generation';
import { listPositionSchema } from '@genledger/services/paging';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem, serviceProblem } from '../middleware/problem.ts';
import { filterText, jsonBody, jsonResponse, objectId, pageQuery, pageResponse } from '../schemas/common.ts';
import { FILTER_PROBLEM, problemResponses } from '../schemas/problem.ts';
import { readPosition } from './cursor.ts';
import { json, pageBody } from './respond.ts';

/** What both kinds of lists are narrowed by. */
export const executionQuery = pageQuery.extend({
  status: z.enum(EXECUTION_STATUSES).optional(),
  accountId: z.string().max(256).optional(),
  environment: z.string().max(40).optional(),
  q: filterText('status:failed cost>0.5 since:30d'),
});

/** What a list of either kind is narrowed by, in the words of the verbs. */
export function executionFilter({ status, accountId, environment }: z.output<typeof executionQuery>) {
  return {
    ...(status !== undefined && { status }),
    ...(accountId !== undefined && { accountId }),
    ...(environment !== undefined && { environment }),
  };
}

/** What the routes of one kind of execution need. */
export interface ExecutionRoutes<Id extends string, Body extends z.ZodType, Query extends z.ZodObject> {
  readonly tag: string;
  readonly path: '/v1/cook-executions' | '/v1/spell-casts';
  readonly startSummary: string;
  readonly listSummary: string;
  readonly getSummary: string;
  readonly bodySchema: Body;
  readonly querySchema: Query;
  /** What `q` is written in. */
  readonly filterSchema: FilterSchema;
  readonly bodyExample: object;
  readonly answerSchema: z.ZodType;
  readonly answerExample: object;
  readonly idOf: (text: string) => Id;
  readonly start: (
    ledger: LedgerContext,
    input: z.output<Body>,
    key: string | undefined,
  ) => Promise<Result<StartedExecution<Id>, ServiceError>>;
  readonly get: (ledger: LedgerContext, id: Id) => Promise<Result<unknown, ServiceError>>;
  readonly list: (
    ledger: LedgerContext,
    query: z.output<Query>,
    matching: { readonly matching?: FilterMatching },
    after: ListPosition | undefined,
    limit: number,
  ) => Promise<Page<unknown>>;
  /** What can be done to one: the end of its path, what that does, and the verb. */
  readonly controls: readonly ExecutionControl<Id>[];
}

/** Something that can be done to an execution. */
export interface ExecutionControl<Id extends string> {
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly querySchema?: z.ZodObject;
  readonly apply: (
    ledger: LedgerContext,
    id: Id,
    query: Readonly<Record<string, unknown>>,
  ) => Promise<Result<undefined, ServiceError>>;
}

const byId = z.object({ id: objectId });

function registerStart<Id extends string, Body extends z.ZodType, Query extends z.ZodObject>(
  app: Api,
  api: ApiContext,
  routes: ExecutionRoutes<Id, Body, Query>,
): void {
  const route = createRoute({
    tags: [routes.tag],
    method: 'post',
    path: routes.path,
    summary: routes.startSummary,
    middleware: [api.requireScope('write')] as const,
    request: {
      headers: z.object({
        'idempotency-key': z
          .string()
          .min(1)
          .max(200)
          .optional()
          .openapi({ description: 'A repeat within 24 h answers with the same execution' }),
      }),
      body: jsonBody(routes.bodySchema, routes.bodyExample),
    },
    responses: {
      201: jsonResponse('Started', routes.answerSchema, routes.answerExample),
      ...problemResponses(400, 403, 404, 409, 422),
    },
  });
  app.openapi(route, async (context) => {
    const key = context.req.header('idempotency-key');
    const scopedKey = key === undefined ? undefined : `${context.get('caller').keyId}:${key}`;
    const started = await routes.start(
      api.ledger,
      context.req.valid('json' as never) as z.output<Body>,
      scopedKey,
    );
    if (!started.ok) return serviceProblem(context, started.error) as never;
    const { id, replayed } = started.value;
    const view = await routes.get(api.ledger, id);
    if (!view.ok) return serviceProblem(context, view.error) as never;
    if (replayed) context.header('idempotency-replayed', 'true');
    context.header('location', `${routes.path}/${id}`);
    return json(context, view.value, 201);
  });
}

function registerReading<Id extends string, Body extends z.ZodType, Query extends z.ZodObject>(
  app: Api,
  api: ApiContext,
  routes: ExecutionRoutes<Id, Body, Query>,
): void {
  const { tag, path, answerSchema, answerExample } = routes;
  const list = createRoute({
    tags: [tag],
    method: 'get',
    path,
    summary: routes.listSummary,
    middleware: [api.requireScope('read')] as const,
    request: { query: routes.querySchema },
    responses: {
      200: pageResponse(answerSchema, answerExample),
      ...FILTER_PROBLEM,
      ...problemResponses(422),
    },
  });
  app.openapi(list, async (context) => {
    const query = context.req.valid('query' as never) as z.output<Query> & z.output<typeof executionQuery>;
    const after = readPosition(listPositionSchema, query.cursor);
    if (!after.ok) {
      const issues = [{ path: 'cursor', message: after.error }];
      return problem(context, 'invalid-input', { issues }) as never;
    }
    const asked = readFilter(query.q, routes.filterSchema, api.ledger.clock.now(), 'q');
    if (!asked.ok) return serviceProblem(context, asked.error) as never;
    const page = await routes.list(api.ledger, query, asked.value, after.value, query.limit);
    return json(context, pageBody(page));
  });

  const get = createRoute({
    tags: [tag],
    method: 'get',
    path: `${path}/{id}`,
    summary: routes.getSummary,
    middleware: [api.requireScope('read')] as const,
    request: { params: byId },
    responses: {
      200: jsonResponse('The execution', answerSchema, answerExample),
      ...problemResponses(404, 422),
    },
  });
  app.openapi(get, async (context) => {
    const found = await routes.get(api.ledger, routes.idOf(context.req.valid('param').id));
    return found.ok ? json(context, found.value) : (serviceProblem(context, found.error) as never);
  });
}

/** Starting, reading, listing and controlling of executions. */
export function registerExecutions<Id extends string, Body extends z.ZodType, Query extends z.ZodObject>(
  app: Api,
  api: ApiContext,
  routes: ExecutionRoutes<Id, Body, Query>,
): void {
  registerStart(app, api, routes);
  registerReading(app, api, routes);
  for (const { name, summary, description, querySchema, apply } of routes.controls) {
    const control = createRoute({
      tags: [routes.tag],
      method: 'post',
      path: `${routes.path}/{id}/${name}`,
      summary,
      ...(description !== undefined && { description }),
      middleware: [api.requireScope('write')] as const,
      request: { params: byId, query: querySchema ?? z.object({}) },
      responses: {
        200: jsonResponse('The execution', routes.answerSchema, routes.answerExample),
        ...problemResponses(403, 404, 409, 422),
      },
    });
    app.openapi(control, async (context) => {
      const id = routes.idOf(context.req.valid('param').id);
      const done = await apply(api.ledger, id, context.req.valid('query'));
      if (!done.ok) return serviceProblem(context, done.error) as never;
      const found = await routes.get(api.ledger, id);
      return found.ok ? json(context, found.value) : (serviceProblem(context, found.error) as never);
    });
  }
}
