import type { Provider, Verification } from '@genledger/providers/provider';
import { z } from '@hono/zod-openapi';
import type { Api } from '../api-context.ts';
import { jsonBody, jsonResponse } from '../schemas/common.ts';
import { webhookExample } from '../schemas/examples/webhooks.ts';
import { problemResponses } from '../schemas/problem.ts';

const acknowledgementSchema = z
  .object({
    eventId: z.string().openapi({ example: '5f1c0e9a7d3b42c8a6e4f012' }),
    duplicate: z.boolean().openapi({ description: 'True where the same body had been received before' }),
  })
  .openapi('Acknowledgement');

const ACKNOWLEDGEMENT = { eventId: '5f1c0e9a7d3b42c8a6e4f012', duplicate: false };

/** `ComfyuiDeployEvent` for `comfyui-deploy`. */
function schemaName(provider: Provider): string {
  const words = provider.name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Event`;
}

/** The headers by which a scheme proves a webhook. */
function headersOf(scheme: Verification): readonly string[] {
  switch (scheme.kind) {
    case 'url-hmac':
      return [];
    case 'shared-secret':
      return [scheme.header];
    case 'standard-webhooks':
      return [scheme.idHeader, scheme.timestampHeader, scheme.signatureHeader];
    case 'ed25519-jwks':
      return [scheme.requestIdHeader, scheme.userIdHeader, scheme.timestampHeader, scheme.signatureHeader];
  }
}

/** Describes the webhook routes of a provider, which read raw bytes and so are not declared with their schemas. */
export function registerWebhookDocumentation(app: Api, base: string, provider: Provider): void {
  const common = {
    method: 'post' as const,
    tags: ['Webhooks'],
    security: [],
    responses: {
      202: jsonResponse('Durable', acknowledgementSchema, ACKNOWLEDGEMENT),
      ...problemResponses(400, 413, 415, 422),
    },
  };
  const schema = z.looseObject(provider.webhookSchema.shape).openapi(schemaName(provider));
  const body = jsonBody(schema, webhookExample(provider));
  const optional = (names: readonly string[]) =>
    z.object(Object.fromEntries(names.map((name) => [name, z.string().optional()])));
  const queries = provider.verification.flatMap((scheme) =>
    scheme.kind === 'shared-secret' ? [scheme.queryParameter] : [],
  );
  app.openAPIRegistry.registerPath({
    ...common,
    path: `${base}/{generationId}/{signature}`,
    summary: 'An event, at the address handed over with a submission',
    request: { body, params: z.object({ generationId: z.string(), signature: z.string() }) },
  });
  app.openAPIRegistry.registerPath({
    ...common,
    path: base,
    summary: 'An event of a run submitted elsewhere, proven by a secret or by a signature of the provider',
    request: {
      body,
      ...(queries.length > 0 && { query: optional(queries) }),
      headers: optional(provider.verification.flatMap(headersOf)),
    },
  });
}
