import {
  type Attributes,
  type Context,
  context,
  type Span,
  type SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** How a piece of work is told of in a trace. */
export interface SpanOptions {
  readonly kind: SpanKind;
  /** No payloads, no secrets, nothing that a user wrote. */
  readonly attributes: Attributes;
  /** The trace to go on in. */
  readonly parent: Context;
}

/** Begins a span. Free of charge where tracing is off. */
export function startSpan(name: string, { kind, attributes, parent }: SpanOptions): Span {
  return trace.getTracer('genledger').startSpan(name, { kind, attributes }, parent);
}

/** Says that what a span tells of went wrong. @param type a bounded word: an error's name, a status, a result */
export function markFailed(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** The name of an error's class: its message may hold what is nobody's business. */
export function errorType(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

/** Does a piece of work within a span, which is the active one meanwhile. What it throws marks the span as failed. */
export async function withSpan<Value>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<Value>,
): Promise<Value> {
  const span = startSpan(name, options);
  try {
    return await context.with(trace.setSpan(options.parent, span), () => work(span));
  } catch (error) {
    markFailed(span, errorType(error));
    throw error;
  } finally {
    span.end();
  }
}
