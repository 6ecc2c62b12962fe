import { DELIVERY_FILTER } from '@genledger/domain/filter';
import { type AccountId, type GenerationId, success, type ToolId } from '@genledger/domain/kernel';
import {
  countDeliveriesToRedeliver,
  getDelivery,
  listDeliveries,
  redeliver,
  redeliverAll,
} from '@genledger/services/delivery';
import { readFilter } from '@genledger/services/filter';
import { getGeneration } from '@genledger/services/generation';
import { listPositionSchema } from '@genledger/services/paging';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem, serviceProblem } from '../middleware/problem.ts';
import { jsonBody, jsonResponse, objectId, pageQuery, pageResponse } from '../schemas/common.ts';
import {
  deliveryFilterSchema,
  deliverySchema,
  deliveryWithAttemptsSchema,
  redeliveryFilterSchema,
  redeliverySchema,
} from '../schemas/delivery.ts';
import { DELIVERY, DELIVERY_WITH_ATTEMPTS, REDELIVERY } from '../schemas/examples/delivery.ts';
import { GENERATION } from '../schemas/examples/generation.ts';
import { generationSchema } from '../schemas/generation.ts';
import { FILTER_PROBLEM, problemResponses } from '../schemas/problem.ts';
import { readPosition } from './cursor.ts';
import { pathId } from './ids.ts';
import { json, pageBody } from './respond.ts';

const TAG = { tags: ['Deliveries'] };
const PATH = '/v1/deliveries';
const byId = z.object({ id: objectId });

type Present<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };

/** Fields without those that were not given. */
function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<Fields>;
}

function filterOf<Query extends z.output<typeof deliveryFilterSchema>>({ ledger }: ApiContext, query: Query) {
  const { accountId, toolId, since, until, q, ...filter } = query;
  const asked = readFilter(q, DELIVERY_FILTER, ledger.clock.now(), 'q');
  if (!asked.ok) return asked;
  return success({
    ...asked.value,
    ...present(filter),
    ...(accountId !== undefined && { accountId: accountId as AccountId }),
    ...(toolId !== undefined && { toolId: toolId as ToolId }),
    ...(since !== undefined && { since: new Date(since) }),
    ...(until !== undefined && { until: new Date(until) }),
  });
}

function registerReading(app: Api, api: ApiContext): void {
  const list = createRoute({
    ...TAG,
    method: 'get',
    path: PATH,
    summary: 'List deliveries of what has ended, newest request first',
    middleware: [api.requireScope('read')] as const,
    request: { query: deliveryFilterSchema.extend(pageQuery.shape) },
    responses: {
      200: pageResponse(deliverySchema, DELIVERY),
      ...FILTER_PROBLEM,
      ...problemResponses(422),
    },
  });
  app.openapi(list, async (context) => {
    const { cursor, limit, ...filter } = context.req.valid('query');
    const after = readPosition(listPositionSchema, cursor);
    if (!after.ok) {
      const issues = [{ path: 'cursor', message: after.error }];
      return problem(context, 'invalid-input', { issues }) as never;
    }
    const asked = filterOf(api, filter);
    if (!asked.ok) return serviceProblem(context, asked.error) as never;
    return json(context, pageBody(await listDeliveries(api.ledger, asked.value, after.value, limit)));
  });

  const get = createRoute({
    ...TAG,
    method: 'get',
    path: '/v1/generations/{id}/delivery',
    summary: 'Get the delivery of a generation with its tries',
    middleware: [api.requireScope('read')] as const,
    request: { params: byId },
    responses: {
      200: jsonResponse('The delivery', deliveryWithAttemptsSchema, DELIVERY_WITH_ATTEMPTS),
      ...problemResponses(404, 422),
    },
  });
  app.openapi(get, async (context) => {
    const delivery = await getDelivery(api.ledger, {
      kind: 'generation',
      id: pathId<GenerationId>(context.req.valid('param').id),
    });
    return delivery.ok ? json(context, delivery.value) : (serviceProblem(context, delivery.error) as never);
  });
}

function registerOne(app: Api, api: ApiContext): void {
  const route = createRoute({
    ...TAG,
    method: 'post',
    path: '/v1/generations/{id}/redeliver',
    summary: 'Deliver a generation once more',
    description:
      'Its delivery is due anew, with all of its tries before it and under the same delivery id. One that is due or being sent already is left alone.',
    middleware: [api.requireScope('write')] as const,
    request: { params: byId },
    responses: {
      202: jsonResponse('The record, its delivery due', generationSchema, GENERATION),
      ...problemResponses(403, 404, 409, 422),
    },
  });
  app.openapi(route, async (context) => {
    const id = pathId<GenerationId>(context.req.valid('param').id);
    const redelivered = await redeliver(api.ledger, { kind: 'generation', id });
    if (!redelivered.ok) return serviceProblem(context, redelivered.error) as never;
    const record = await getGeneration(api.ledger, id);
    return record.ok ? json(context, record.value, 202) : (serviceProblem(context, record.error) as never);
  });
}

function registerMany(app: Api, api: ApiContext): void {
  const count = createRoute({
    ...TAG,
    method: 'get',
    path: `${PATH}/redeliverable`,
    summary: 'Count the deliveries that a filter would deliver once more',
    middleware: [api.requireScope('read')] as const,
    request: { query: redeliveryFilterSchema },
    responses: {
      200: jsonResponse('How many', z.object({ count: z.int() }), { count: 12 }),
      ...FILTER_PROBLEM,
      ...problemResponses(422),
    },
  });
  app.openapi(count, async (context) => {
    const asked = filterOf(api, context.req.valid('query'));
    if (!asked.ok) return serviceProblem(context, asked.error) as never;
    return json(context, { count: await countDeliveriesToRedeliver(api.ledger, asked.value) });
  });

  const redeliverMany = createRoute({
    ...TAG,
    method: 'post',
    path: `${PATH}/redeliver`,
    summary: 'Deliver all that a filter names once more',
    description: 'Count first: where more match than were counted, nothing is done.',
    middleware: [api.requireScope('write')] as const,
    request: { body: jsonBody(redeliverySchema, REDELIVERY) },
    responses: {
      202: jsonResponse('How many are due', z.object({ redelivered: z.int() }), { redelivered: 12 }),
      ...problemResponses(400, 403, 409, 422),
    },
  });
  app.openapi(redeliverMany, async (context) => {
    const { expectedCount, ...filter } = context.req.valid('json');
    const asked = filterOf(api, filter);
    if (!asked.ok) return serviceProblem(context, asked.error) as never;
    const redelivered = await redeliverAll(api.ledger, asked.value, expectedCount);
    return redelivered.ok
      ? json(context, redelivered.value, 202)
      : (serviceProblem(context, redelivered.error) as never);
  });
}

/** The deliveries: reading them, and making them once more. */
export function registerDeliveries(app: Api, api: ApiContext): void {
  registerReading(app, api);
  registerOne(app, api);
  registerMany(app, api);
}
