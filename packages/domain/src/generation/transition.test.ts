import { describe, expect, test } from 'vitest';
import {
  after,
  aGeneration,
  anEvent,
  anExpiry,
  anImage,
  applyAll,
  at,
  endOf,
  eventId,
  runId,
} from '../../test/builders.ts';
import { type Generation, transition } from './index.ts';

const fresh = aGeneration();

describe('the usual way', () => {
  test('a run that starts and succeeds goes pending -> processing -> success', () => {
    const { generation, history } = applyAll(fresh, [
      anEvent('pending', 1, { providerRunId: runId('run-1') }),
      anEvent('processing', 2),
      anEvent('success', 37, { artifacts: [anImage('o1')], payload: [{ id: 'o1' }] }),
    ]);
    expect(history.map(({ from, to, cause, note }) => [from, to, cause, note])).toEqual([
      [undefined, 'pending', 'creation', undefined],
      ['pending', 'pending', 'webhook', 'details added'],
      ['pending', 'processing', 'webhook', undefined],
      ['processing', 'success', 'webhook', undefined],
    ]);
    expect(generation).toMatchObject({
      providerRunId: 'run-1',
      revision: 3,
      artifacts: [{ url: 'https://files.example/o1.png' }],
      responsePayload: [{ id: 'o1' }],
      deliveryStatus: 'pending',
      nextDeliveryAt: at(37),
      execution: { status: 'success', startedAt: at(2), responseTimestamp: at(37), durationMs: 37_000 },
    });
  });

  test.each(['success', 'failed', 'cancelled'] as const)(
    'a run may be reported as %s before any other word',
    (end) => {
      expect(after(fresh, anEvent(end, 5)).execution.status).toBe(end);
    },
  );

  test('an entry of the history names the event, its receipt and its source', () => {
    const outcome = transition(
      fresh,
      anEvent('cancelled', 9, { source: 'operator', eventId: eventId('e1') }),
    );
    expect(outcome).toMatchObject({
      kind: 'applied',
      entry: { from: 'pending', to: 'cancelled', at: at(9), cause: 'operator', eventId: 'e1' },
    });
  });

  test('an open run keeps the earliest time of work, and says when it is refined', () => {
    const late = anEvent('processing', 4);
    const early = anEvent('processing', 5, { startedAt: at(3) });
    const { generation, history } = applyAll(fresh, [late, early]);
    expect(generation.execution).toMatchObject({ status: 'processing', startedAt: at(3) });
    expect(history.at(-1)?.note).toBe('start refined');
  });
});

describe('an event that changes nothing is ignored', () => {
  test('an unknown status, with everything that came with it', () => {
    const event = anEvent('unknown', 1, {
      providerRunId: runId('run-1'),
      artifacts: [anImage('o1')],
      startedAt: at(0),
    });
    expect(transition(fresh, event)).toEqual({ kind: 'ignored', why: 'unknown-status' });
  });

  test('a report that says nothing new', () => {
    const ended = after(fresh, anEvent('processing', 2), anEvent('success', 9));
    for (const late of [anEvent('pending', 10), anEvent('processing', 11), anEvent('success', 12)]) {
      expect(transition(ended, late)).toEqual({ kind: 'ignored', why: 'nothing-new' });
    }
  });
});

describe('figures', () => {
  test("the provider's own figure, told after the end, replaces a measured one", () => {
    const ended = after(fresh, anEvent('processing', 2), anEvent('success', 42));
    expect(ended.execution).toMatchObject({
      computeMs: 40_000,
      costUsd: '0.01348',
      costBasis: 'webhook',
      pointsSpent: 160,
    });
    const { generation, history } = applyAll(ended, [
      anEvent('success', 60, { source: 'poll', computeMs: 35_000 }),
    ]);
    expect(generation.execution).toMatchObject({
      computeMs: 35_000,
      costUsd: '0.011795',
      costBasis: 'provider',
      pointsSpent: 140,
    });
    expect(history.at(-1)).toMatchObject({ from: 'success', to: 'success', note: 'figures refined' });
  });

  test('an output that comes after the end is added, and moves nothing else', () => {
    const ended = after(fresh, anEvent('success', 9, { artifacts: [anImage('o1')] }));
    const more = after(ended, anEvent('success', 10, { artifacts: [anImage('o2')] }));
    expect(more.artifacts.map(({ outputId }) => outputId)).toEqual(['o1', 'o2']);
    expect(more.execution).toEqual(ended.execution);
  });
});

describe('ends that contradict each other', () => {
  const success = anEvent('success', 10, { payload: 'of the success' });
  const failed = anEvent('failed', 20, { payload: 'of the failure' });

  test('the one received first counts, and the other is a finding', () => {
    const ended = after(fresh, success);
    const outcome = transition(ended, failed);
    expect(outcome).toMatchObject({
      kind: 'conflict',
      finding: {
        rule: 'contradicting-ends',
        message: 'the run was reported as success and failed; the one received first counts',
      },
      noted: {
        generation: {
          execution: { status: 'success', flags: ['contradicting-ends'] },
          responsePayload: 'of the success',
        },
        entry: {
          from: 'success',
          to: 'success',
          note: 'another end was reported; the one received first counts',
        },
      },
    });
  });

  test('applied the other way round, the record is corrected to the one received first', () => {
    const { generation, history } = applyAll(fresh, [failed, success]);
    expect(generation.execution).toMatchObject({
      status: 'success',
      responseTimestamp: at(10),
      flags: ['contradicting-ends'],
    });
    expect(generation.execution).not.toHaveProperty('error');
    expect(generation.responsePayload).toBe('of the success');
    expect(history.at(-1)).toMatchObject({
      from: 'failed',
      to: 'success',
      note: 'another end had been received first',
    });
  });

  test('of two received at once, the lesser event id counts', () => {
    const b = anEvent('failed', 10, { eventId: eventId('b') });
    const a = anEvent('cancelled', 10, { eventId: eventId('a') });
    expect(after(fresh, b, a).execution.status).toBe('cancelled');
    expect(after(fresh, a, b).execution.status).toBe('cancelled');
  });

  test('is one finding: the third end, and a repetition, give no other', () => {
    const contradicted = after(fresh, success, failed);
    expect(transition(contradicted, failed).kind).toBe('ignored');
    expect(transition(contradicted, anEvent('cancelled', 30)).kind).toBe('applied');
  });
});

describe('expiry', () => {
  const expired = after(fresh, anEvent('processing', 2), anExpiry(3600));

  test('fails a run of which nothing was heard, at the time of the expiry', () => {
    expect(expired.execution).toMatchObject({
      status: 'failed',
      statusReason: 'expired',
      error: { code: 'expired', message: 'nothing was heard of the run' },
      responseTimestamp: at(3600),
      pointsSpent: 0,
      flags: ['cost-unknown', 'expired'],
    });
    expect(expired).toMatchObject({ deliveryStatus: 'pending', nextDeliveryAt: at(3600) });
  });

  test.each(['success', 'failed', 'cancelled'] as const)(
    'is corrected by proof that the run ended as %s',
    (end) => {
      const told: Generation = { ...expired, deliveryStatus: 'sent' };
      const { generation, history } = applyAll(told, [
        anEvent(end, 4000, { source: 'poll', endedAt: at(30) }),
      ]);
      expect(generation.execution).toMatchObject({
        status: end,
        responseTimestamp: at(30),
        costBasis: 'webhook',
        flags: [],
      });
      expect(generation).toMatchObject({ deliveryStatus: 'pending', nextDeliveryAt: at(30) });
      expect(history.at(-1)).toMatchObject({
        from: 'failed',
        to: end,
        note: 'had expired; its real end was reported',
      });
    },
  );

  test('does not touch a run whose end was reported, even before it', () => {
    const ended = after(fresh, anEvent('success', 4000));
    const late = after(ended, anExpiry(3600));
    expect(late.execution).toEqual(ended.execution);
  });

  test('without an error of its own is explained all the same', () => {
    const event = {
      ...anExpiry(3600),
      report: { providerStatus: '', phase: { kind: 'pending' as const }, artifacts: [] },
    };
    expect(endOf(after(fresh, event)).error).toEqual({
      code: 'expired',
      message: 'nothing was heard of the run',
    });
  });
});

describe('the run that a generation follows', () => {
  const ours = aGeneration({ providerRunId: runId('run-1') });

  test('is the first that was named', () => {
    expect(after(fresh, anEvent('processing', 1, { providerRunId: runId('run-1') })).providerRunId).toBe(
      'run-1',
    );
  });

  test('an event of another run is refused whole, and is a finding', () => {
    const event = anEvent('success', 1, { providerRunId: runId('run-2') });
    expect(transition(ours, event)).toEqual({
      kind: 'conflict',
      finding: {
        rule: 'run-id-mismatch',
        message: 'the event names run run-2, the generation has run run-1',
      },
    });
  });

  test('an event that names no run is of the run at hand', () => {
    expect(after(ours, anEvent('success', 1)).execution.status).toBe('success');
  });
});

test('a record that has moved past its evidence is a bug, and not overwritten', () => {
  const { evidence } = fresh;
  const broken: Generation = { ...after(fresh, anEvent('success', 9)), evidence };
  expect(() => transition(broken, anEvent('processing', 10))).toThrow(
    'illegal transition success -> processing: evidence was lost',
  );
});
