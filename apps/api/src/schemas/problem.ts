import { z } from '@hono/zod-openapi';
import { PROBLEM_TYPES, titleOf, titlesOf } from '../middleware/problem.ts';

/** RFC 9457 problem details. */
const problemSchema = z
  .object({
    type: z.enum(PROBLEM_TYPES).openapi({
      description: 'Stable name of the problem: to be compared, not to be fetched. More may be added',
      example: 'urn:genledger:problem:invalid-input',
    }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z
      .array(
        z.object({
          path: z.string(),
          message: z.string(),
          from: z.int().optional().openapi({
            description: 'Where in a filter the mistake begins, in UTF-16 code units',
          }),
          to: z.int().optional().openapi({ description: 'Where it ends' }),
          suggestion: z.string().optional().openapi({ description: 'What could stand there instead' }),
        }),
      )
      .optional(),
    requestId: z.string().optional(),
  })
  .openapi('Problem');

/** What any route may answer with, whatever it does. */
const EVERYWHERE = [401, 429, 500, 503];
/** What a route may answer with that reads a JSON body. */
const OF_BODIES = [400, 413, 415];

/** An answer with problem details. */
function problemResponse(description: string) {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } };
}

/** What a list that is narrowed by a filter may answer with besides. */
export const FILTER_PROBLEM = { 400: problemResponse(titleOf('invalid-filter')) };

/** The problems that a route may answer with, for its OpenAPI description. A route that names 400 reads a body. */
export function problemResponses(...statuses: readonly number[]) {
  const ofBodies = statuses.includes(400) ? OF_BODIES : [];
  return Object.fromEntries(
    [...statuses, ...ofBodies, ...EVERYWHERE].map((status) => [
      status,
      problemResponse(titlesOf(status).join('; or: ')),
    ]),
  );
}
