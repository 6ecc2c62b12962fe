import type { GenerationChange, InboxEvent, Settlement } from '@genledger/db/repositories';
import type { EventId } from '@genledger/domain/kernel';
import { type Context, type Span, SpanKind, trace } from '@opentelemetry/api';
import type { ProviderDirectory } from '../context.ts';
import { errorType, markFailed, startSpan } from '../tracing/span.ts';
import { contextOf, traceparentOf } from '../tracing/trace-context.ts';
import { normalise } from './normalise.ts';
import type { ReadEvent } from './plan.ts';

/** What applying some events came to, as far as traces tell of it. */
export interface TracedOutcome {
  readonly settlements: readonly Settlement[];
  readonly changes: readonly GenerationChange[];
}

interface Traced {
  readonly span: Span;
  readonly within: Context;
}

function begin({ eventId, provider, source, traceparent }: InboxEvent): Traced {
  const parent = contextOf(traceparent);
  const span = startSpan('process webhookEvents', {
    kind: SpanKind.CONSUMER,
    parent,
    attributes: {
      'messaging.system': 'genledger',
      'messaging.operation.type': 'process',
      'messaging.operation.name': 'process',
      'messaging.destination.name': 'webhookEvents',
      'messaging.message.id': eventId,
      'genledger.provider': provider,
      'genledger.event.source': source,
    },
  });
  return { span, within: trace.setSpan(parent, span) };
}

/** The spans of a batch of events, one each, since each goes on in a trace of its own: that in which it was received. */
export class EventSpans {
  readonly #traced: ReadonlyMap<EventId, Traced>;

  constructor(events: readonly InboxEvent[]) {
    this.#traced = new Map(events.map((event) => [event.eventId, begin(event)]));
  }

  /** Reads events, each with the trace context that the records keep which it changes: deliveries go on from there. */
  read(providers: ProviderDirectory, events: readonly InboxEvent[]): readonly ReadEvent[] {
    return events.map((inbox) => {
      const traced = this.#traced.get(inbox.eventId);
      const traceparent = traced && traceparentOf(traced.within);
      return {
        inbox,
        event: normalise(providers, inbox),
        ...(traceparent !== undefined && { traceparent }),
      };
    });
  }

  /** Tells what became of events, and links each to the trace in which the record was made or changed before. */
  settled({ settlements, changes }: TracedOutcome): void {
    for (const { eventId, state } of settlements) {
      this.#traced.get(eventId)?.span.setAttribute('genledger.event.state', state);
    }
    for (const { before, after, entries } of changes) {
      const earlier = trace.getSpanContext(contextOf(before.traceparent));
      for (const { eventId } of entries) {
        const span = eventId && this.#traced.get(eventId)?.span;
        if (!span) continue;
        span.setAttributes({
          'genledger.generation.id': after.basis.id,
          'genledger.generation.status': after.execution.status,
        });
        if (earlier) span.addLink({ context: earlier });
      }
    }
  }

  failed(eventId: EventId, error: unknown): void {
    const traced = this.#traced.get(eventId);
    if (traced) markFailed(traced.span, errorType(error));
  }

  /** Ends every span. One without a state was settled by another process. */
  end(): void {
    for (const { span } of this.#traced.values()) span.end();
  }
}
