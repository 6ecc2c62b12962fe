import { z } from '@hono/zod-openapi';
import { type PlainProblem, PROBLEM_TYPES, plainProblem, plainProblems } from '../middleware/problem.ts';

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

/** Problems that say when to ask again. */
const RETRYABLE = [429, 503];

/** By the path of a field, what is wrong with it: of the problems that tell it. */
const ISSUES: Readonly<Record<string, object>> = {
  'invalid-filter': { path: 'q', from: 0, to: 6, message: 'There is no field statos.', suggestion: 'status' },
  'invalid-input': { path: 'toolId', message: 'must be text' },
};

function exampleOf(plain: PlainProblem): object {
  const issue = ISSUES[plain.type.split(':').at(-1) ?? ''];
  return { ...plain, ...(issue && { errors: [issue] }), requestId: '0b1d2c3e-4f50-4617-8293-a4b5c6d7e8f9' };
}

/** An answer with problem details, one of several. */
function problemResponse(...plain: readonly PlainProblem[]) {
  const examples = plain.map((one) => [one.type.split(':').at(-1), { value: exampleOf(one) }]);
  const isRetryable = plain.some(({ status }) => RETRYABLE.includes(status));
  return {
    description: plain.map(({ title }) => title).join('; or: '),
    ...(isRetryable && {
      headers: { 'retry-after': { description: 'Seconds to wait', schema: { type: 'integer' as const } } },
    }),
    content: {
      'application/problem+json': { schema: problemSchema, examples: Object.fromEntries(examples) },
    },
  };
}

/** What a list that is narrowed by a filter may answer with besides. */
export const FILTER_PROBLEM = { 400: problemResponse(plainProblem('invalid-filter')) };

/** The problems that a route may answer with, for its OpenAPI description. A route that names 400 reads a body. */
export function problemResponses(...statuses: readonly number[]) {
  const ofBodies = statuses.includes(400) ? OF_BODIES : [];
  return Object.fromEntries(
    [...statuses, ...ofBodies, ...EVERYWHERE].map((status) => [
      status,
      problemResponse(...plainProblems(status)),
    ]),
  );
}
