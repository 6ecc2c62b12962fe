import type { components } from './generated/openapi.ts';

/** What the API answers where it does not do what it was asked: RFC 9457 problem details. */
export type Problem = components['schemas']['Problem'];

/** Whether a value is a problem of the API, rather than what something between answered. */
export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    value.type.startsWith('urn:genledger:problem:')
  );
}

function sentence({ title, detail, errors = [] }: Problem): string {
  const issues = errors.map(({ path, message }) => `${path} ${message}`);
  return [title, ...(detail === undefined ? [] : [detail]), ...issues].join('. ');
}

/** An answer that was no success, thrown. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  /** The HTTP status. */
  readonly status: number;
  /** What the API said; absent where something else answered, such as a proxy. */
  readonly problem: Problem | undefined;

  constructor(status: number, answer: unknown) {
    const problem = isProblem(answer) ? answer : undefined;
    super(problem ? sentence(problem) : `The answer was ${status}, and no problem of the ledger.`);
    this.status = status;
    this.problem = problem;
  }
}
