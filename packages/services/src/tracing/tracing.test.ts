import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { contextOf, startTracing, traceHeaders, traceparentOf, withSpan } from './index.ts';

const GIVEN = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const COLLECTOR = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
const options = { kind: SpanKind.INTERNAL, attributes: {}, parent: contextOf(undefined) };

const traceparentWithin = (parent = ROOT_CONTEXT) =>
  withSpan('work', { ...options, parent }, async () => traceparentOf());

describe('tracing', () => {
  test.each([
    ['no collector is named', {}],
    ['its address is empty', { OTEL_EXPORTER_OTLP_ENDPOINT: '' }],
    ['the SDK is disabled', { ...COLLECTOR, OTEL_SDK_DISABLED: 'true' }],
    ['traces are not exported', { ...COLLECTOR, OTEL_TRACES_EXPORTER: 'none' }],
  ])('is off where %s: no span, no header, nothing to be kept', async (_, variables) => {
    const tracing = await startTracing('test', variables);
    expect(await traceparentWithin(contextOf(GIVEN))).toBeUndefined();
    expect(traceHeaders()).toEqual({});
    await tracing.stop();
  });

  describe('once it is on', () => {
    let stop: () => Promise<void>;
    // The tests that come after this in the same process trace nothing.
    afterAll(async () => {
      await stop();
      for (const part of [trace, context, propagation]) part.disable();
    });

    test('keeps what goes on in the trace that was given, under a span of its own', async () => {
      for (const [name, value] of Object.entries(COLLECTOR)) vi.stubEnv(name, value);
      ({ stop } = await startTracing('test', COLLECTOR));
      const kept = await traceparentWithin(contextOf(GIVEN));
      expect(kept).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/);
      expect(kept).not.toBe(GIVEN);
    });

    test('begins a trace where none, or a broken one, was given', async () => {
      const kept = await Promise.all([traceparentWithin(), traceparentWithin(contextOf('00-nonsense-01'))]);
      expect(new Set(kept).size).toBe(2);
      for (const one of kept) expect(one).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    });

    test('keeps a decision not to sample', async () => {
      const unsampled = GIVEN.replace(/01$/, '00');
      expect(await traceparentWithin(contextOf(unsampled))).toMatch(/-00$/);
    });

    test('lets an error through, and is over with the work', async () => {
      const failing = withSpan('work', options, () => Promise.reject(new TypeError('secret')));
      await expect(failing).rejects.toThrow('secret');
      expect(trace.getActiveSpan()).toBeUndefined();
    });
  });
});
