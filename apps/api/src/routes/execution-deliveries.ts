import { type DeliverySubject, type DeliverySubjectKind, deliverySubject } from '@genledger/domain/delivery';
import { getDelivery, redeliver, SUBJECT_WORDS } from '@genledger/services/delivery';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { serviceProblem } from '../middleware/problem.ts';
import { jsonResponse, objectId } from '../schemas/common.ts';
import { deliveryWithAttemptsSchema } from '../schemas/delivery.ts';
import { DELIVERY_WITH_ATTEMPTS } from '../schemas/examples/delivery.ts';
import { problemResponses } from '../schemas/problem.ts';
import { json } from './respond.ts';

const TAG = { tags: ['Deliveries'] };
const byId = z.object({ id: objectId });

type ExecutionKind = Exclude<DeliverySubjectKind, 'generation'>;

/** The subject of a path, its id already checked to be one. */
function subjectOf(kind: ExecutionKind, { id }: z.output<typeof byId>): DeliverySubject {
  return deliverySubject(kind, id.toLowerCase());
}

function registerFor(app: Api, api: ApiContext, kind: ExecutionKind, path: string): void {
  const example = { ...DELIVERY_WITH_ATTEMPTS, kind };
  const get = createRoute({
    ...TAG,
    method: 'get',
    path: `${path}/{id}/delivery`,
    summary: `Get the delivery of a ${SUBJECT_WORDS[kind]} with its tries`,
    middleware: [api.requireScope('read')] as const,
    request: { params: byId },
    responses: {
      200: jsonResponse('The delivery', deliveryWithAttemptsSchema, example),
      ...problemResponses(404, 422),
    },
  });
  app.openapi(get, async (context) => {
    const delivery = await getDelivery(api.ledger, subjectOf(kind, context.req.valid('param')));
    return delivery.ok ? json(context, delivery.value) : (serviceProblem(context, delivery.error) as never);
  });

  const again = createRoute({
    ...TAG,
    method: 'post',
    path: `${path}/{id}/redeliver`,
    summary: `Deliver a ${SUBJECT_WORDS[kind]} once more`,
    description:
      'Its delivery is due anew, with all of its tries before it and under the same delivery id. One that is due or being sent already is left alone.',
    middleware: [api.requireScope('write')] as const,
    request: { params: byId },
    responses: {
      202: jsonResponse('The delivery, due', deliveryWithAttemptsSchema, example),
      ...problemResponses(403, 404, 409, 422),
    },
  });
  app.openapi(again, async (context) => {
    const subject = subjectOf(kind, context.req.valid('param'));
    const redelivered = await redeliver(api.ledger, subject);
    if (!redelivered.ok) return serviceProblem(context, redelivered.error) as never;
    const delivery = await getDelivery(api.ledger, subject);
    return delivery.ok
      ? json(context, delivery.value, 202)
      : (serviceProblem(context, delivery.error) as never);
  });
}

/** The deliveries of cook executions and spell casts: reading one, and making it once more. */
export function registerExecutionDeliveries(app: Api, api: ApiContext): void {
  registerFor(app, api, 'cookExecution', '/v1/cook-executions');
  registerFor(app, api, 'spellCast', '/v1/spell-casts');
}
