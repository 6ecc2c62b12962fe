import { z } from '@hono/zod-openapi';
import type { Api } from '../api-context.ts';
import { problemResponses } from '../schemas/problem.ts';

const acknowledgementSchema = z
  .object({
    eventId: z.string().openapi({ example: '5f1c0e9a7d3b42c8a6e4f012' }),
    duplicate: z.boolean().openapi({ description: 'True where the same body had been received before' }),
  })
  .openapi('Acknowledgement');

const eventSchema = z
  .looseObject({
    run_id: z.string(),
    status: z.string().openapi({ example: 'success' }),
    event_type: z.string().optional(),
    live_status: z.string().nullish(),
    progress: z.number().nullish(),
    outputs: z.array(z.unknown()).nullish(),
  })
  .openapi('ComfyuiDeployEvent');

/** Describes the webhook routes, which read raw bytes and so are not declared with their schemas. */
export function registerWebhookDocumentation(app: Api, base: string): void {
  const common = {
    method: 'post' as const,
    tags: ['Webhooks'],
    security: [],
    responses: {
      202: { description: 'Durable', content: { 'application/json': { schema: acknowledgementSchema } } },
      ...problemResponses(400, 413, 415, 422),
    },
  };
  const body = { content: { 'application/json': { schema: eventSchema } }, required: true };
  app.openAPIRegistry.registerPath({
    ...common,
    path: `${base}/{generationId}/{signature}`,
    summary: 'An event, at the address handed over with a submission',
    request: { body, params: z.object({ generationId: z.string(), signature: z.string() }) },
  });
  app.openAPIRegistry.registerPath({
    ...common,
    path: base,
    summary: 'An event of a run submitted elsewhere, with the shared secret',
    request: {
      body,
      query: z.object({ secret: z.string().optional() }),
      headers: z.object({ 'x-genledger-secret': z.string().optional() }),
    },
  });
}
