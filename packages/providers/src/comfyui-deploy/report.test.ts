import { describe, expect, test } from 'vitest';
import { readRun, readWebhook } from './report.ts';

const RUN = '7f0b4d2e-3a1c-4d6f-9b58-0c1e2f3a4b5c';
const refused = (...errors: readonly (readonly [string, string])[]) => ({
  ok: false,
  error: { code: 'invalid-provider-body', errors: errors.map(([path, message]) => ({ path, message })) },
});

describe('a body that is no event', () => {
  test.each([[null], [[]], ['text'], [7], [undefined]])('%j is no object', (body) => {
    expect(readWebhook(body)).toEqual(refused(['', 'must be a JSON object']));
    expect(readRun(body)).toEqual(refused(['', 'must be a JSON object']));
  });

  test.each([
    [
      {},
      [
        ['run_id', 'is required'],
        ['status', 'is required'],
      ],
    ],
    [{ run_id: null, status: 'success' }, [['run_id', 'is required']]],
    [{ run_id: 7, status: 'success' }, [['run_id', 'must be text']]],
    [{ run_id: ' ', status: 'success' }, [['run_id', 'must not be empty']]],
    [{ run_id: 'a\nb', status: 'success' }, [['run_id', 'must be valid Unicode without control characters']]],
    [{ run_id: 'r'.repeat(257), status: 'success' }, [['run_id', 'must have 1 to 256 characters']]],
    [{ run_id: RUN, status: '' }, [['status', 'must not be empty']]],
    [{ run_id: RUN, status: {} }, [['status', 'must be text']]],
    [{ id: RUN, status: 'success' }, [['run_id', 'is required']]],
  ] as const)('%j', (body, errors) => {
    expect(readWebhook(body)).toEqual(refused(...errors));
  });

  test('fields are read from the body itself, not from its prototype', () => {
    const body: unknown = JSON.parse(`{"__proto__":{"run_id":"${RUN}","status":"success"}}`);
    expect(readWebhook(body)).toEqual(refused(['run_id', 'is required'], ['status', 'is required']));
  });
});

describe('a webhook', () => {
  test('a status never seen is kept as it was spelled, and means nothing', () => {
    expect(readWebhook({ run_id: RUN, status: ' Migrating ' })).toStrictEqual({
      ok: true,
      value: { providerRunId: RUN, providerStatus: ' Migrating ', phase: { kind: 'unknown' }, artifacts: [] },
    });
  });

  test('white space around a run id is not part of it', () => {
    expect(readWebhook({ run_id: ` ${RUN}\n`, status: 'queued' })).toHaveProperty('value.providerRunId', RUN);
  });

  test('the newer statuses and percentages are read too', () => {
    expect(readWebhook({ run_id: RUN, status: 'processing', progress: 42 })).toStrictEqual({
      ok: true,
      value: {
        providerRunId: RUN,
        providerStatus: 'processing',
        phase: { kind: 'processing' },
        progress: 0.42,
        artifacts: [],
      },
    });
  });

  test('statuses and live statuses are bounded', () => {
    const report = readWebhook({ run_id: RUN, status: 's'.repeat(5_000), live_status: 'l'.repeat(5_000) });
    expect(report).toHaveProperty('value.providerStatus.length', 100);
    expect(report).toHaveProperty('value.liveStatus.length', 200);
  });

  test('outputs are kept as they came, unless the database cannot hold them', () => {
    const outputs = [{ id: 'o1', data: { latents: { a: 1 } } }];
    expect(readWebhook({ run_id: RUN, status: 'success', outputs })).toHaveProperty('value.payload', outputs);
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(readWebhook({ run_id: RUN, status: 'success', outputs: deep })).not.toHaveProperty(
      'value.payload',
    );
  });
});

describe('an answer to asking for a run', () => {
  const run = {
    id: RUN,
    status: 'success',
    live_status: null,
    progress: 1,
    outputs: [],
    created_at: '2025-08-01 10:21:46.000000+00Z',
    started_at: '2025-08-01 10:21:47.100000+00Z',
    ended_at: '2025-08-01 10:21:51.350000+00',
    gpu: 'A10G',
    run_duration: 4.25,
  };
  const report = {
    ok: true,
    value: {
      providerRunId: RUN,
      providerStatus: 'success',
      phase: { kind: 'success' },
      queueMs: 1100,
      startedAt: new Date('2025-08-01T10:21:47.100Z'),
      endedAt: new Date('2025-08-01T10:21:51.350Z'),
      computeMs: 4_250,
      progress: 1,
      artifacts: [],
      payload: [],
    },
  };
  const { id: _id, ...withoutId } = run;

  test.each([
    ['as it is', run],
    ['in an envelope', { run }],
    ['by run_id', { ...withoutId, run_id: RUN }],
    ['by run_id in an envelope', { run: { ...withoutId, run_id: RUN } }],
    ['with numbers as text', { ...run, run_duration: '4.25', progress: '1' }],
  ])('%s', (_shape, body) => {
    expect(readRun(body)).toStrictEqual(report);
  });

  test('a run with a field `run` of its own is no envelope', () => {
    expect(readRun({ ...run, run: { id: 'other', status: 'failed' } })).toStrictEqual(report);
  });

  test.each([
    [
      {},
      [
        ['id', 'is required'],
        ['status', 'is required'],
      ],
    ],
    [
      { detail: 'Run not found' },
      [
        ['id', 'is required'],
        ['status', 'is required'],
      ],
    ],
    [{ run: null, id: RUN }, [['status', 'is required']]],
    [{ run_id: 7, status: 'success' }, [['run_id', 'must be text']]],
  ] as const)('%j is no run', (body, errors) => {
    expect(readRun(body)).toEqual(refused(...errors));
  });
});
