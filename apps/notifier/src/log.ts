import { type DestinationStream, type Logger, pino } from 'pino';

/** Keys whose values are never written, wherever they stand in a line. */
const SECRETS = [
  'authorization',
  'secret',
  'secrets',
  'signature',
  'token',
  'key',
  'password',
  'headers',
  'target',
];

/** What tells an error apart; those of the database carry every document of their batch besides. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name: type, message, stack } = error;
  const code = 'code' in error ? error.code : undefined;
  return { type, message, ...(code !== undefined && { code }), stack };
}

/** Makes the log: JSON lines on standard error unless told otherwise, secrets left out. */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: false }),
): Logger {
  return pino(
    {
      level,
      base: { service: 'notifier' },
      serializers: { err: describeError },
      redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`]), censor: '[secret]' },
    },
    destination,
  );
}
