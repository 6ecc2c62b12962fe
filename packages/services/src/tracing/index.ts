export { errorType, markFailed, withSpan } from './span.ts';
export { startTracing } from './start-tracing.ts';
export { contextOf, contextOfHeaders, TRACE_HEADERS, traceHeaders, traceparentOf } from './trace-context.ts';
