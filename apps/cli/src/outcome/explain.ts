import { CommandError, type Problem } from './problem.ts';

/** Codes of a server that does not know the user, or does not allow them this. */
const REFUSALS: ReadonlySet<unknown> = new Set([13, 18, 8000]);
const OUT_OF_TIME = 50;

interface Named {
  readonly name: string;
  readonly message: string;
  readonly code?: unknown;
}

type Explanation = (error: Named) => Problem;

const problem =
  (code: string, before: string, after: string): Explanation =>
  ({ message }) => ({ code, message: `${before}: ${message.replace(/\.$/, '')}. ${after}` });

const unreachable = problem(
  'database-unavailable',
  'The database cannot be reached',
  'Start it, or correct the address; genledger doctor tells more.',
);
const badAddress = problem(
  'database-address',
  'The database address cannot be used',
  'It looks like mongodb://host:27017/genledger?replicaSet=rs0.',
);

/** What errors mean, by their names: whoever throws them need not be loaded to be understood. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ConfigurationError: ({ message }) => ({ code: 'bad-settings', message }),
  MigrationError: problem(
    'migration-failed',
    'The migrations could not be applied',
    'See genledger database status.',
  ),
  MongoServerSelectionError: unreachable,
  MongoNetworkError: unreachable,
  MongoNetworkTimeoutError: unreachable,
  MongoNotConnectedError: unreachable,
  MongoTopologyClosedError: unreachable,
  MongoParseError: badAddress,
  MongoAPIError: badAddress,
  MongoInvalidArgumentError: badAddress,
  MongoMissingCredentialsError: badAddress,
  ZodError: () => ({
    code: 'unreadable-record',
    message:
      'A record of the database is not of the form that this build reads. Use the build that wrote it; with LOG_LEVEL=debug it is told where.',
  }),
};

function explainServerError(error: Named): Problem {
  if (REFUSALS.has(error.code)) {
    return problem(
      'database-refused',
      'The database refused',
      'Check the user, the password and their rights.',
    )(error);
  }
  return error.code === OUT_OF_TIME
    ? { code: 'database-slow', message: 'The database took too long. Narrow the filter, or try again.' }
    : problem('database-error', 'The database reported an error', 'genledger doctor tells more.')(error);
}

/** Says what an error means to whoever ran the command. */
export function explain(error: unknown): Problem {
  if (error instanceof CommandError) return error.problem;
  if (!(error instanceof Error)) return { code: 'unexpected', message: `Something unexpected: ${error}` };
  const explanation = EXPLANATIONS[error.name];
  if (explanation) return explanation(error);
  if (error.name.startsWith('Mongo')) return explainServerError(error);
  return {
    code: 'unexpected',
    message: `Something unexpected: ${error.message}. With LOG_LEVEL=debug it is told where.`,
  };
}
