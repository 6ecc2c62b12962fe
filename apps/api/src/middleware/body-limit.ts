import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/**
 * Turns away bodies that are too large. One whose length is announced is not even looked at: the server then skips it, and the
 * connection can be used again. One in chunks has to be read to be measured; its rest is not, so its connection ends.
 */
export function limitBody(maxBytes: number, refuse: (context: Context) => Response): MiddlewareHandler {
  const measure = bodyLimit({
    maxSize: maxBytes,
    onError: (context) => {
      const refusal = refuse(context);
      refusal.headers.set('connection', 'close');
      return refusal;
    },
  });
  return async (context, next) => {
    if (context.req.header('transfer-encoding') !== undefined) return measure(context, next);
    if (Number(context.req.header('content-length') ?? 0) > maxBytes) return refuse(context);
    await next();
    return;
  };
}
