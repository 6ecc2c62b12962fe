import { contextOfHeaders, markFailed, withSpan } from '@genledger/services/tracing';
import { SpanKind } from '@opentelemetry/api';
import type { MiddlewareHandler } from 'hono';

/** Paths that are asked every few seconds, by machines: their spans would hide all others. */
const UNTRACED = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * A span for each request, in the trace that its `traceparent` names. It tells the route and never the path: that of a webhook holds a
 * signature, and a query string may hold a secret.
 */
export const traceRequests: MiddlewareHandler = async (context, next) => {
  const { method, path } = context.req;
  if (UNTRACED.has(path)) return next();
  const parent = contextOfHeaders((name) => context.req.header(name));
  return withSpan(
    method,
    { kind: SpanKind.SERVER, parent, attributes: { 'http.request.method': method } },
    async (span) => {
      await next();
      const { routePath } = context.req;
      const { status } = context.res;
      if (!routePath.includes('*')) {
        span.updateName(`${method} ${routePath}`);
        span.setAttribute('http.route', routePath);
      }
      span.setAttribute('http.response.status_code', status);
      if (status >= 500) markFailed(span, String(status));
    },
  );
};
