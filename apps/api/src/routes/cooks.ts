import { cookDefinitionSchema } from '@genledger/domain/cook';
import type { CookId } from '@genledger/domain/kernel';
import { forecastCook, forecastDefinition, getDefinition, saveCook } from '@genledger/services/execution';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { refuseMethodsBut } from '../middleware/method-not-allowed.ts';
import { serviceProblem } from '../middleware/problem.ts';
import { jsonBody, jsonResponse, objectId } from '../schemas/common.ts';
import { COOK, COOK_DEFINITION, COOK_FORECAST } from '../schemas/examples/execution.ts';
import { cookSchema } from '../schemas/execution.ts';
import { problemResponses } from '../schemas/problem.ts';
import { registerDefinitions } from './definition-routes.ts';
import { pathId } from './ids.ts';
import { json } from './respond.ts';

const TAG = 'Cooks';
const PATH = '/v1/cooks';

const forecastSchema = z.looseObject({}).openapi('CookForecast', {
  description: 'Combinations, distinct pieces, and how often each value is expected',
});

/** The cooks, and what is to be expected of them. */
export function registerCooks(app: Api, api: ApiContext): void {
  const forecast = createRoute({
    tags: [TAG],
    method: 'post',
    path: `${PATH}/forecast`,
    summary: 'Tell what a cook would make, without saving it',
    middleware: [api.requireScope('read')] as const,
    request: { body: jsonBody(cookDefinitionSchema, COOK_DEFINITION) },
    responses: {
      200: jsonResponse('The forecast', forecastSchema, COOK_FORECAST),
      ...problemResponses(400, 422),
    },
  });
  app.openapi(forecast, async (context) => {
    const told = await forecastDefinition(api.ledger, context.req.valid('json'));
    return told.ok ? json(context, told.value) : (serviceProblem(context, told.error) as never);
  });

  refuseMethodsBut(app, `${PATH}/forecast`, 'POST');

  const forecastSaved = createRoute({
    tags: [TAG],
    method: 'get',
    path: `${PATH}/{id}/forecast`,
    summary: 'Tell what a cook will make',
    middleware: [api.requireScope('read')] as const,
    request: { params: z.object({ id: objectId }) },
    responses: {
      200: jsonResponse('The forecast', forecastSchema, COOK_FORECAST),
      ...problemResponses(404, 422),
    },
  });
  app.openapi(forecastSaved, async (context) => {
    const told = await forecastCook(api.ledger, pathId<CookId>(context.req.valid('param').id));
    return told.ok ? json(context, told.value) : (serviceProblem(context, told.error) as never);
  });

  registerDefinitions<CookId>(app, api, {
    tag: TAG,
    path: PATH,
    kind: 'cooks',
    one: 'a cook',
    bodySchema: cookDefinitionSchema,
    bodyExample: COOK_DEFINITION,
    answerSchema: cookSchema,
    answerExample: COOK,
    idOf: pathId<CookId>,
    save: saveCook,
    get: (ledger, id) => getDefinition(ledger, 'cooks', id),
  });
}
