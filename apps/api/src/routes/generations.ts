import { DELIVERY_STATUSES } from '@genledger/domain/delivery';
import { GENERATION_FILTER } from '@genledger/domain/filter';
import { GENERATION_STATUSES } from '@genledger/domain/generation';
import {
  type AccountId,
  type CookExecutionId,
  type GenerationId,
  parseObjectId,
  type SpellCastId,
  type ToolId,
} from '@genledger/domain/kernel';
import { readFilter } from '@genledger/services/filter';
import {
  cancelGeneration,
  createGeneration,
  createGenerationSchema,
  getGeneration,
  getGenerationWithEvents,
  listGenerations,
  recordRun,
  recordRunSchema,
} from '@genledger/services/generation';
import { listPositionSchema } from '@genledger/services/paging';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem, serviceProblem } from '../middleware/problem.ts';
import {
  filterText,
  jsonBody,
  jsonResponse,
  objectId,
  pageQuery,
  pageResponse,
  queryTime,
} from '../schemas/common.ts';
import {
  GENERATION,
  GENERATION_WITH_EVENTS,
  NEW_GENERATION,
  PENDING_GENERATION,
  RUN,
} from '../schemas/examples/generation.ts';
import { generationSchema, generationWithEventsSchema } from '../schemas/generation.ts';
import { FILTER_PROBLEM, problemResponses } from '../schemas/problem.ts';
import { readPosition } from './cursor.ts';
import { pathId } from './ids.ts';
import { json, pageBody } from './respond.ts';

const TAG = { tags: ['Generations'] };
const PATH = '/v1/generations';
const byId = z.object({ id: objectId });

const listQuery = pageQuery.extend({
  status: z.enum(GENERATION_STATUSES).optional(),
  toolId: z.string().max(256).optional(),
  accountId: z.string().max(256).optional(),
  environment: z.string().max(40).optional(),
  cookExecutionId: objectId.optional(),
  spellCastId: objectId.optional(),
  deliveryStatus: z.enum(DELIVERY_STATUSES).optional(),
  since: queryTime.optional().openapi({ description: 'Requested at or after' }),
  until: queryTime.optional().openapi({ description: 'Requested before' }),
  olderThan: z
    .string()
    .regex(/^\d{1,6}[smhd]$/, 'must be an age such as 24h, 90m, 30s or 7d')
    .optional()
    .openapi({ description: 'Requested longer ago than this', example: '24h' }),
  q: filterText('status:failed tool:"Flux" age>24h cost>0.5 -platform:none missing:durationMs'),
});

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function ageMs(text: string): number {
  const unit = text.at(-1);
  return (
    Number(text.slice(0, -1)) *
    (unit === 's' || unit === 'm' || unit === 'h' || unit === 'd' ? UNIT_MS[unit] : 0)
  );
}

function earlier(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

function filterOf(query: z.output<typeof listQuery>, now: Date) {
  const {
    status,
    toolId,
    accountId,
    environment,
    cookExecutionId,
    spellCastId,
    deliveryStatus,
    since,
    until,
    olderThan,
  } = query;
  const cook = cookExecutionId ? parseObjectId<CookExecutionId>(cookExecutionId) : undefined;
  const cast = spellCastId ? parseObjectId<SpellCastId>(spellCastId) : undefined;
  const before = earlier(
    until === undefined ? undefined : new Date(until),
    olderThan === undefined ? undefined : new Date(now.getTime() - ageMs(olderThan)),
  );
  return {
    ...(status && { status }),
    ...(toolId !== undefined && { toolId: toolId as ToolId }),
    ...(accountId !== undefined && { accountId: accountId as AccountId }),
    ...(environment !== undefined && { environment }),
    ...(cook?.ok && { cookExecutionId: cook.value }),
    ...(cast?.ok && { spellCastId: cast.value }),
    ...(deliveryStatus && { deliveryStatus }),
    ...(since !== undefined && { since: new Date(since) }),
    ...(before && { until: before }),
  };
}

function registerCreation(app: Api, api: ApiContext): void {
  const route = createRoute({
    ...TAG,
    method: 'post',
    path: PATH,
    summary: 'Create a generation',
    middleware: [api.requireScope('write')] as const,
    request: {
      headers: z.object({
        'idempotency-key': z
          .string()
          .min(1)
          .max(200)
          .optional()
          .openapi({ description: 'A repeat within 24 h answers with the same record' }),
      }),
      body: jsonBody(createGenerationSchema, NEW_GENERATION),
    },
    responses: {
      201: jsonResponse('The new record', generationSchema, PENDING_GENERATION),
      ...problemResponses(400, 403, 409, 422),
    },
  });
  app.openapi(route, async (context) => {
    const key = context.req.valid('header')['idempotency-key'];
    const scopedKey = key === undefined ? undefined : `${context.get('caller').keyId}:${key}`;
    const created = await createGeneration(api.ledger, context.req.valid('json'), scopedKey);
    if (!created.ok) return serviceProblem(context, created.error) as never;
    const { id, toSubmit, replayed } = created.value;
    const record = await getGeneration(api.ledger, id);
    if (!record.ok) return serviceProblem(context, record.error) as never;
    if (toSubmit) api.submitSoon(id);
    if (replayed) context.header('idempotency-replayed', 'true');
    context.header('location', `${PATH}/${id}`);
    return json(context, record.value, 201);
  });
}

function registerReading(app: Api, api: ApiContext): void {
  const list = createRoute({
    ...TAG,
    method: 'get',
    path: PATH,
    summary: 'List generations, newest first',
    middleware: [api.requireScope('read')] as const,
    request: { query: listQuery },
    responses: {
      200: pageResponse(generationSchema, GENERATION),
      ...FILTER_PROBLEM,
      ...problemResponses(422),
    },
  });
  app.openapi(list, async (context) => {
    const query = context.req.valid('query');
    const after = readPosition(listPositionSchema, query.cursor);
    if (!after.ok) {
      return problem(context, 'invalid-input', {
        issues: [{ path: 'cursor', message: after.error }],
      }) as never;
    }
    const now = api.ledger.clock.now();
    const asked = readFilter(query.q, GENERATION_FILTER, now, 'q');
    if (!asked.ok) return serviceProblem(context, asked.error) as never;
    const filter = { ...filterOf(query, now), ...asked.value };
    return json(context, pageBody(await listGenerations(api.ledger, filter, after.value, query.limit)));
  });

  const get = createRoute({
    ...TAG,
    method: 'get',
    path: `${PATH}/{id}`,
    summary: 'Get a generation with its history and events',
    middleware: [api.requireScope('read')] as const,
    request: { params: byId },
    responses: {
      200: jsonResponse('The record', generationWithEventsSchema, GENERATION_WITH_EVENTS),
      ...problemResponses(404, 422),
    },
  });
  app.openapi(get, async (context) => {
    const record = await getGenerationWithEvents(
      api.ledger,
      pathId<GenerationId>(context.req.valid('param').id),
    );
    return record.ok ? json(context, record.value) : (serviceProblem(context, record.error) as never);
  });
}

function registerChanges(app: Api, api: ApiContext): void {
  const respond = async (context: Parameters<typeof serviceProblem>[0], id: GenerationId) => {
    const record = await getGeneration(api.ledger, id);
    return record.ok ? json(context, record.value) : (serviceProblem(context, record.error) as never);
  };

  const run = createRoute({
    ...TAG,
    method: 'put',
    path: `${PATH}/{id}/run`,
    summary: 'Record which provider run a generation is',
    middleware: [api.requireScope('write')] as const,
    request: { params: byId, body: jsonBody(recordRunSchema, RUN) },
    responses: {
      200: jsonResponse('The record', generationSchema, GENERATION),
      ...problemResponses(400, 403, 404, 409, 422),
    },
  });
  app.openapi(run, async (context) => {
    const id = pathId<GenerationId>(context.req.valid('param').id);
    const recorded = await recordRun(api.ledger, id, context.req.valid('json'));
    return recorded.ok ? respond(context, id) : (serviceProblem(context, recorded.error) as never);
  });

  const cancel = createRoute({
    ...TAG,
    method: 'post',
    path: `${PATH}/{id}/cancel`,
    summary: 'Cancel a generation',
    description:
      'One that never reached its provider ends at once. A running one is cancelled at its provider and ends with its word, so the record may still be open in the answer.',
    middleware: [api.requireScope('write')] as const,
    request: { params: byId },
    responses: {
      200: jsonResponse('The record', generationSchema, GENERATION),
      ...problemResponses(403, 404, 409, 422, 502),
    },
  });
  app.openapi(cancel, async (context) => {
    const id = pathId<GenerationId>(context.req.valid('param').id);
    const cancelled = await cancelGeneration(api.ledger, id);
    return cancelled.ok ? respond(context, id) : (serviceProblem(context, cancelled.error) as never);
  });
}

/** The generations: creating, reading, recording runs, cancelling. */
export function registerGenerations(app: Api, api: ApiContext): void {
  registerCreation(app, api);
  registerReading(app, api);
  registerChanges(app, api);
}
