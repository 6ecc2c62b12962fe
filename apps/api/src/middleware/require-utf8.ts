import { isUtf8 } from 'node:buffer';
import type { MiddlewareHandler } from 'hono';
import { problem } from './problem.ts';

/** JSON is UTF-8. Anything else would be read with replacement characters, so that two different ids could become one. */
export const requireUtf8: MiddlewareHandler = async (context, next) => {
  const { method } = context.req;
  if (method === 'GET' || method === 'HEAD') return next();
  if (!isUtf8(await context.req.arrayBuffer())) {
    return problem(context, 'not-json', { detail: 'The body is not UTF-8.' });
  }
  return next();
};
