import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { events, eventsAndDelivery, inOrderOfReceipt, newGeneration } from '../../test/arbitraries.ts';
import { after, anEvent, applyAll, runId } from '../../test/builders.ts';
import type { ProviderEvent } from '../provider/index.ts';
import {
  type Execution,
  type Generation,
  isCompleted,
  isTerminal,
  TRANSITIONS,
  transition,
} from './index.ts';

const RUNS = { numRuns: 1500 };

function withoutRevision({ revision: _, ...record }: Generation): Omit<Generation, 'revision'> {
  return record;
}

/** What no later event may change. */
function finalPart(execution: Execution) {
  if (!isCompleted(execution)) return { status: execution.status };
  const { status, responseTimestamp, durationMs, error, statusReason } = execution;
  return { status, responseTimestamp, durationMs, error, statusReason };
}

const isHeard = ({ report }: ProviderEvent): boolean => report.phase.kind !== 'unknown';
const isEnd = ({ report }: ProviderEvent): boolean =>
  ['success', 'failed', 'cancelled'].includes(report.phase.kind);

/** The rule in plain words: the end received first counts, and an expiry only where nobody reported an end. */
function decidingEvent(list: readonly ProviderEvent[]): ProviderEvent | undefined {
  const heard = inOrderOfReceipt(list).filter(isHeard);
  return (
    heard.find((event) => event.source !== 'expiry' && isEnd(event)) ??
    heard.find(({ source }) => source === 'expiry')
  );
}

describe('whatever the order of events', () => {
  test('any permutation with any repetitions ends in the record that the order of receipt gives', () => {
    fc.assert(
      fc.property(newGeneration, eventsAndDelivery, (initial, { events: list, delivered }) => {
        const expected = after(initial, ...inOrderOfReceipt(list));
        expect(withoutRevision(after(initial, ...delivered))).toStrictEqual(withoutRevision(expected));
      }),
      RUNS,
    );
  });

  test('the end received first gives the status, the time, the error and the outputs', () => {
    fc.assert(
      fc.property(newGeneration, events, (initial, list) => {
        const { execution, responsePayload } = after(initial, ...list);
        const decider = decidingEvent(list);
        if (decider === undefined) {
          expect(isTerminal(execution.status)).toBe(false);
          expect(responsePayload).toBeUndefined();
          return;
        }
        const { phase, payload } = decider.report;
        expect(execution.status).toBe(decider.source === 'expiry' ? 'failed' : phase.kind);
        expect(responsePayload).toStrictEqual(payload);
        if (phase.kind === 'failed')
          expect(execution).toMatchObject({ error: phase.error, statusReason: phase.error.code });
        if (decider.source !== 'poll')
          expect(execution).toMatchObject({ responseTimestamp: decider.receivedAt });
      }),
      RUNS,
    );
  });

  test('events of another run change nothing, wherever they come in', () => {
    const stranger = fc
      .constantFrom('processing' as const, 'success' as const, 'failed' as const)
      .map((phase) => anEvent(phase, 0, { providerRunId: runId('run-2'), artifacts: [] }));
    fc.assert(
      fc.property(newGeneration, events, stranger, fc.nat(8), (unbound, list, other, place) => {
        const initial: Generation = { ...unbound, providerRunId: runId('run-1') };
        const disturbed = applyAll(initial, [...list.slice(0, place), other, ...list.slice(place)]);
        expect(disturbed.generation).toStrictEqual(after(initial, ...list));
        expect(disturbed.outcomes[Math.min(place, list.length)]).toMatchObject({
          finding: { rule: 'run-id-mismatch' },
        });
      }),
      RUNS,
    );
  });
});

describe('history', () => {
  test('is contiguous, makes only legal moves, and ends in the state of the record', () => {
    fc.assert(
      fc.property(newGeneration, eventsAndDelivery, (initial, { delivered }) => {
        const { generation, history } = applyAll(initial, delivered);
        for (const [index, entry] of history.slice(1).entries()) {
          expect(entry.from).toBe(history[index]?.to);
          expect(TRANSITIONS[entry.from ?? 'pending'][entry.to]).not.toBe('never');
        }
        expect(history.at(-1)?.to).toBe(generation.execution.status);
        expect(generation.revision).toBe(history.length - 1);
      }),
      RUNS,
    );
  });

  test('an event that was applied is ignored ever after', () => {
    fc.assert(
      fc.property(newGeneration, eventsAndDelivery, (initial, { events: list, delivered }) => {
        const generation = after(initial, ...delivered);
        for (const event of list) expect(transition(generation, event).kind).toBe('ignored');
      }),
      RUNS,
    );
  });
});

describe('an end is final', () => {
  test('no event received later changes the status, the time or the error of a reported end', () => {
    fc.assert(
      fc.property(newGeneration, events, (initial, list) => {
        let generation = initial;
        for (const event of inOrderOfReceipt(list)) {
          const { execution } = generation;
          generation = after(generation, event);
          if (!isCompleted(execution) || execution.flags.includes('expired')) continue;
          expect(finalPart(generation.execution)).toStrictEqual(finalPart(execution));
        }
      }),
      RUNS,
    );
  });
});

describe('every record', () => {
  test('that has ended says its time, its cost or that it is unknown, and whether anybody is to be told', () => {
    fc.assert(
      fc.property(newGeneration, events, (initial, list) => {
        const { basis, execution, deliveryStatus, nextDeliveryAt } = after(initial, ...list);
        if (!isCompleted(execution)) {
          expect({ deliveryStatus, nextDeliveryAt }).toStrictEqual({
            deliveryStatus: initial.deliveryStatus,
            nextDeliveryAt: undefined,
          });
          return;
        }
        expect(execution.durationMs).toBeGreaterThanOrEqual(0);
        const isUnknown = execution.costBasis === 'unknown';
        expect(execution.costUsd === undefined).toBe(isUnknown);
        expect(execution.flags.includes('cost-unknown')).toBe(isUnknown);
        if (execution.status !== 'success') expect(execution.pointsSpent).toBe(0);
        expect(execution.error !== undefined).toBe(execution.status === 'failed');
        const isAnnounced = basis.parent.kind === 'single' || basis.notification.announce;
        const isToBeTold = basis.notification.platform !== 'none' && isAnnounced;
        expect(deliveryStatus).toBe(isToBeTold ? 'pending' : 'skipped');
        expect(nextDeliveryAt).toStrictEqual(isToBeTold ? execution.responseTimestamp : undefined);
      }),
      RUNS,
    );
  });
});
