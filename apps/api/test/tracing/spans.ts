import type { SunkRequest } from './http-sink.ts';

interface Value {
  readonly stringValue?: string;
  readonly intValue?: number | string;
}

interface Attribute {
  readonly key: string;
  readonly value: Value;
}

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly Attribute[];
  readonly links?: readonly { readonly traceId: string }[];
  readonly status: { readonly code?: number };
}

/** The body of an OTLP request in JSON, as far as the tests read it. */
interface TraceRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

/** A span as a collector receives it, with the service that sent it. */
export interface CollectedSpan extends Omit<SentSpan, 'attributes'> {
  readonly service: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function record(attributes: readonly Attribute[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [key, String(value.stringValue ?? value.intValue)]),
  );
}

/** The spans that a collector has received so far, by OTLP over HTTP in JSON. */
export function spansOf(requests: readonly SunkRequest[]): readonly CollectedSpan[] {
  return requests
    .filter(({ path }) => path === '/v1/traces')
    .flatMap(({ body }) => (JSON.parse(body) as TraceRequest).resourceSpans)
    .flatMap(({ resource, scopeSpans }) => {
      const service = record(resource.attributes)['service.name'] ?? '';
      const spans = scopeSpans.flatMap((scope) => scope.spans);
      return spans.map((span) => ({ ...span, service, attributes: record(span.attributes) }));
    });
}
