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

/** Makes the log: JSON lines on standard error unless told otherwise, secrets left out. */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: false }),
): Logger {
  return pino(
    {
      level,
      base: { service: 'notifier' },
      redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`]), censor: '[secret]' },
    },
    destination,
  );
}
