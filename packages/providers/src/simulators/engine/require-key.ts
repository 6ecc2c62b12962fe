import type { MiddlewareHandler } from 'hono';

/**
 * Lets requests with the key pass.
 * @param authorization the whole header
 * @param refusal the body of the 401
 */
export function requireKey(authorization: string, refusal: object): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.header('authorization') === authorization) return next();
    return context.json(refusal, 401);
  };
}
