import { isUnavailable } from '@genledger/db/client';
import type { ErrorHandler, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { problem } from './problem.ts';

/** Logs each request once it is answered: method, route, status and time, never bodies, keys or query strings. */
export function requestLog(log: Logger): MiddlewareHandler {
  return async (context, next) => {
    const begun = performance.now();
    await next();
    const fields = {
      requestId: context.get('requestId'),
      method: context.req.method,
      route: context.req.routePath,
      status: context.res.status,
      ms: Math.round(performance.now() - begun),
    };
    if (context.res.status >= 500) log.error(fields, 'request failed');
    else log.debug(fields, 'request');
  };
}

/** Whether the sender ended the connection before its request was read whole. */
function isCutOff(error: Error): boolean {
  return 'code' in error && error.code === 'ECONNRESET';
}

/** What nobody will read: the sender has gone. */
const CLIENT_CLOSED_REQUEST = 499;

/** Answers what nobody expected: the database being away with 503, the rest with 500 and a line in the log, never a stack trace. */
export function onError(log: Logger): ErrorHandler {
  return (error, context) => {
    if (isUnavailable(error)) {
      log.error({ err: error }, 'the database is away');
      return problem(context, 'database-unavailable', {
        detail: 'The database cannot be reached. Try again shortly.',
        headers: { 'retry-after': '1' },
      });
    }
    if (error instanceof HTTPException && error.status === 400) {
      return problem(context, 'not-json', { detail: 'The body is not JSON.' });
    }
    if (error instanceof HTTPException && error.status === 415) {
      return problem(context, 'unsupported-media-type', { detail: 'Send application/json.' });
    }
    if (isCutOff(error)) return new Response(null, { status: CLIENT_CLOSED_REQUEST });
    log.error({ err: error, requestId: context.get('requestId') }, 'an unexpected error');
    return problem(context, 'internal', { detail: 'The error is in the log under this request id.' });
  };
}
