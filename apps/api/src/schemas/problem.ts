import { z } from '@hono/zod-openapi';

/** RFC 9457 problem details. */
export const problemSchema = z
  .object({
    type: z
      .string()
      .openapi({ description: 'Stable name of the problem', example: 'urn:genledger:problem:invalid-input' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string().optional(),
  })
  .openapi('Problem');

const TITLES: Readonly<Record<number, string>> = {
  400: 'The body is not JSON',
  401: 'Not authenticated',
  403: 'The key does not allow this',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'It conflicts with what is recorded',
  413: 'The body is too large',
  415: 'Not application/json',
  422: 'The input is not valid',
  429: 'Too many requests',
  502: 'The provider did not answer',
  503: 'The database is away',
};

/** The problems that a route may answer with, for its OpenAPI description. */
export function problemResponses(...statuses: readonly number[]) {
  return Object.fromEntries(
    [...statuses, 401, 429, 503].map((status) => [
      status,
      {
        description: TITLES[status] ?? 'Problem',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
