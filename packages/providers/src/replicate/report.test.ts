import { describe, expect, test } from 'vitest';
import { readPrediction } from './report.ts';

/** The prediction of Replicate's own pages. */
const HELLO = {
  id: 'gm3qorzdhgbfurvjtvhg6dckhu',
  model: 'replicate/hello-world',
  version: '5c7d5dc6dd8bf75c1acaa8565735e7986bc5b66206b55cca93cb72c9bf15ccaa',
  input: { text: 'Alice' },
  logs: '',
  output: 'hello Alice',
  error: null,
  status: 'succeeded',
  created_at: '2023-09-08T16:19:34.765994Z',
  data_removed: false,
  started_at: '2023-09-08T16:19:34.779176Z',
  completed_at: '2023-09-08T16:19:34.791859Z',
  metrics: { predict_time: 0.012683, total_time: 0.025366 },
};
const read = (changes: object) => {
  const report = readPrediction({ ...HELLO, ...changes });
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  return report.value;
};
const picture = ['https://replicate.delivery/x/out-0.webp'];

test('the prediction of the pages', () => {
  expect(read({})).toEqual({
    providerRunId: HELLO.id,
    providerStatus: 'succeeded',
    phase: { kind: 'success' },
    startedAt: new Date('2023-09-08T16:19:34.779Z'),
    endedAt: new Date('2023-09-08T16:19:34.791Z'),
    queueMs: 14,
    computeMs: 13,
    artifacts: [{ outputId: 'output', index: 0, kind: 'text', text: 'hello Alice' }],
    payload: 'hello Alice',
  });
});

describe('quantities', () => {
  test.each<[string, object, object]>([
    [
      'images are told',
      { metrics: { image_count: 4 }, output: picture },
      { image: { amount: '4', basis: 'provider' } },
    ],
    ['or counted', { metrics: {}, output: picture }, { image: { amount: '1', basis: 'webhook' } }],
    [
      'seconds of a video are told',
      { metrics: { video_output_duration_seconds: 5.2 }, output: 'https://replicate.delivery/x/v.mp4' },
      { videoSecond: { amount: '5.2', basis: 'provider' } },
    ],
  ])('%s', (_what, changes, quantities) => {
    expect(read(changes)).toMatchObject({ quantities });
  });

  test('of a video that nobody tells are unknown', () => {
    expect(read({ metrics: {}, output: 'https://replicate.delivery/x/v.mp4' })).not.toHaveProperty(
      'quantities',
    );
  });

  test.each([
    [{ input_token_count: 12, output_token_count: 30 }, 42],
    [{ token_input_count: 12, token_output_count: 30 }, 42],
    [{ input_token_count: 12 }, undefined],
  ])('tokens of %j are %j', (metrics, tokens) => {
    expect(read({ metrics }).tokens).toBe(tokens);
  });
});

describe('what did not succeed', () => {
  test('is charged for its time at most, and for no output', () => {
    const failed = read({ status: 'failed', error: 'NSFW content detected', output: null });
    expect(failed).toMatchObject({
      phase: { kind: 'failed', error: { code: 'provider-failed', message: 'NSFW content detected' } },
      computeMs: 13,
      charge: 'time',
    });
    expect(failed).not.toHaveProperty('quantities');
  });

  test.each(['canceled', 'aborted', 'failed'])('and never started is charged nothing: %s', (status) => {
    expect(read({ status, started_at: null, metrics: {} })).toMatchObject({ computeMs: 0, charge: 'time' });
  });
});

test('what was deleted after an hour is no output, and no error', () => {
  expect(read({ output: null, input: null, data_removed: true })).toMatchObject({
    phase: { kind: 'success' },
    artifacts: [],
    computeMs: 13,
  });
});
