import type { InputIssue, ServiceError } from '@genledger/services/errors';
import { concealCredentials } from './conceal.ts';
import type { Presentation } from './presentation.ts';
import { VERDICT_OF_ERROR, type Verdict } from './verdict.ts';

/** Something that keeps a command from its work. */
export interface Problem {
  /** Stable name, for programs. */
  readonly code: string;
  /** One sentence that says what to do. */
  readonly message: string;
  readonly issues?: readonly InputIssue[];
}

/** Presents a problem; what a command could not do it could not tell, unless said otherwise. */
export function presentProblem(problem: Problem, verdict: Verdict = 'could-not-tell'): Presentation {
  const { code, issues = [] } = problem;
  const message = concealCredentials(problem.message);
  return {
    verdict,
    json: { error: { code, message, ...(issues.length > 0 && { issues }) } },
    problems: [message, ...issues.map((issue) => `  ${issue.path}: ${issue.message}`)],
    print: () => ({ body: '' }),
  };
}

/** Presents an expected failure of a verb. */
export function presentServiceError(error: ServiceError): Presentation {
  return presentProblem(error, VERDICT_OF_ERROR[error.code]);
}

/** A problem that ends a command wherever it is found. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.message, options);
    this.problem = problem;
  }
}
