import type { InputIssue, ServiceError, ServiceErrorCode } from '@genledger/services/errors';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Codes of problems that only the API knows, beside those of the services. */
export type ProblemCode =
  | ServiceErrorCode
  | 'unauthenticated'
  | 'forbidden'
  | 'not-authentic'
  | 'not-verifiable'
  | 'too-many-requests'
  | 'too-large'
  | 'unsupported-media-type'
  | 'method-not-allowed'
  | 'database-unavailable'
  | 'internal';

/** Every problem: its status and title. The code is the stable end of its `type`. */
const PROBLEMS = {
  'not-json': [400, 'The body is not JSON'],
  'invalid-filter': [400, 'The filter cannot be understood'],
  unauthenticated: [401, 'An API key is needed'],
  'not-authentic': [401, 'The webhook is not authentic'],
  forbidden: [403, 'The API key does not allow this'],
  'not-found': [404, 'There is no such thing'],
  'method-not-allowed': [405, 'The method is not allowed'],
  'already-ended': [409, 'It has ended already'],
  'executed-here': [409, 'The ledger makes the children itself'],
  'wrong-state': [409, 'The execution is in another state'],
  'not-deliverable': [409, 'It cannot be delivered once more'],
  'count-changed': [409, 'Another number of deliveries is concerned'],
  'not-submittable': [409, 'The provider is not configured'],
  'run-already-recorded': [409, 'The generation has another run'],
  'run-belongs-to-another': [409, 'Another generation has this run'],
  'too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body must be application/json'],
  'invalid-input': [422, 'The input is not valid'],
  'not-an-event': [422, 'The body is not an event'],
  'unknown-tool': [422, 'The tool is not registered'],
  'unknown-parent': [422, 'The parent does not exist'],
  'not-executable': [422, 'It cannot be executed'],
  'unknown-provider': [422, 'The provider is not known'],
  'idempotency-key-reused': [422, 'The Idempotency-Key was used for another request'],
  'too-many-requests': [429, 'Too many requests'],
  internal: [500, 'Something went wrong here'],
  'provider-unavailable': [502, 'The provider did not answer'],
  'not-durable': [503, 'The event could not be made durable'],
  'not-verifiable': [503, 'The webhook cannot be verified just now'],
  'database-unavailable': [503, 'The database is away'],
} as const satisfies Readonly<Record<ProblemCode, readonly [ContentfulStatusCode, string]>>;

/** What a problem says beyond its code. */
export interface ProblemDetail {
  readonly detail?: string;
  readonly issues?: readonly InputIssue[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The `type` of a problem: stable, to be compared and not to be fetched. */
function problemType(code: string): string {
  return `urn:genledger:problem:${code}`;
}

/** The `type` of every problem that there is. */
export const PROBLEM_TYPES: readonly string[] = Object.keys(PROBLEMS).map(problemType);

/** A problem without any detail: what every answer of its code has. */
export interface PlainProblem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
}

/** The problem with a code. */
export function plainProblem(code: ProblemCode): PlainProblem {
  const [status, title] = PROBLEMS[code];
  return { type: problemType(code), title, status };
}

/** The problems with a status. */
export function plainProblems(status: number): readonly PlainProblem[] {
  return Object.entries(PROBLEMS).flatMap(([code, [its, title]]) =>
    its === status ? [{ type: problemType(code), title, status }] : [],
  );
}

/** Answers with RFC 9457 problem details. */
export function problem(
  context: Context,
  code: ProblemCode,
  { detail, issues, headers }: ProblemDetail = {},
): Response {
  const [status, title] = PROBLEMS[code];
  const requestId: unknown = context.get('requestId');
  return context.body(
    JSON.stringify({
      type: problemType(code),
      title,
      status,
      ...(detail !== undefined && { detail }),
      ...(issues !== undefined && issues.length > 0 && { errors: issues }),
      ...(typeof requestId === 'string' && { requestId }),
    }),
    status,
    { 'content-type': 'application/problem+json', ...headers },
  );
}

/** Answers with an expected failure of a verb. */
export function serviceProblem(context: Context, error: ServiceError): Response {
  const headers = error.code === 'not-durable' ? { 'retry-after': '1' } : {};
  return problem(context, error.code, {
    detail: error.message,
    ...(error.issues && { issues: error.issues }),
    headers,
  });
}
