import { describe, expect, test } from 'vitest';
import { readJob } from './report.ts';

const JOB = {
  id: 'c80ffee4-f315-4e25-a146-0f3d98cf024b-u1',
  status: 'COMPLETED',
  delayTime: 2624,
  executionTime: 1595.4,
};
const read = (changes: object) => {
  const report = readJob({ ...JOB, ...changes });
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  return report.value;
};

test('a job that is done: what it waited, and what it worked', () => {
  expect(read({ output: { image_url: 'https://o.test/a.png' } })).toEqual({
    providerRunId: JOB.id,
    providerStatus: 'COMPLETED',
    phase: { kind: 'success' },
    queueMs: 2624,
    computeMs: 1595,
    quantities: { image: { amount: '1', basis: 'webhook' } },
    artifacts: [{ outputId: 'output', index: 0, kind: 'image', url: 'https://o.test/a.png' }],
    payload: { image_url: 'https://o.test/a.png' },
  });
});

test('a word on the progress is no output, even after the end', () => {
  expect(read({ status: 'IN_PROGRESS', output: 'step 4 of 20' })).toEqual({
    providerRunId: JOB.id,
    providerStatus: 'IN_PROGRESS',
    phase: { kind: 'processing' },
    artifacts: [],
  });
});

describe('a job that did not succeed', () => {
  test.each<[string, object, object]>([
    ['failed at work', { status: 'FAILED', error: 'boom' }, { computeMs: 1595, charge: 'time' }],
    ['was cancelled at work', { status: 'CANCELLED' }, { computeMs: 1595, charge: 'time' }],
    ['was cancelled in the queue', { status: 'CANCELLED', executionTime: undefined }, { computeMs: 0 }],
    ['took too long', { status: 'TIMED_OUT' }, { computeMs: 1595, charge: 'time' }],
    [
      'timed out, nobody knows where',
      { status: 'TIMED_OUT', executionTime: undefined },
      { charge: 'unsure' },
    ],
  ])('and %s', (_what, changes, expected) => {
    expect(read(changes)).toMatchObject(expected);
  });

  test('says why, in its error or in its output', () => {
    const message = 'CUDA out of memory';
    for (const changes of [{ error: message }, { output: { error: message } }]) {
      expect(read({ status: 'FAILED', ...changes })).toMatchObject({ phase: { error: { message } } });
    }
  });
});

test.each([[null], [undefined], [''], [{}]])('%j, as webhooks have been seen, is no event', (body) => {
  expect(readJob(body)).toMatchObject({ ok: false });
});
