import { type Context, context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';

/** Headers that carry a trace over HTTP, as W3C Trace Context names them. */
export const TRACE_HEADERS = ['traceparent', 'tracestate'] as const;

/** The trace that a stored or received `traceparent` tells of; a trace of its own begins where there is none. */
export function contextOf(traceparent: string | undefined): Context {
  return traceparent === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent });
}

/** The trace that the headers of a request tell of. */
export function contextOfHeaders(header: (name: string) => string | undefined): Context {
  const carrier = Object.fromEntries(
    TRACE_HEADERS.flatMap((name) => {
      const value = header(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return propagation.extract(ROOT_CONTEXT, carrier);
}

/** The headers by which a request goes on in a trace: that of the work under way unless said otherwise; none where nothing is traced. */
export function traceHeaders(within: Context = context.active()): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(within, headers);
  return headers;
}

/**
 * The `traceparent` to be kept on a record, so that another process goes on in the trace.
 * @returns nothing where nothing is traced
 */
export function traceparentOf(within: Context = context.active()): string | undefined {
  return traceHeaders(within)['traceparent'];
}
