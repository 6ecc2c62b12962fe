import { describe, expect, test } from 'vitest';
import { readAnswer } from './answer.ts';
import { endpointOf } from './endpoint.ts';
import { readWebhook } from './webhook.ts';

const ID = '123e4567-e89b-12d3-a456-426614174000';
const webhook = (changes: object) => {
  const report = readWebhook({ request_id: ID, gateway_request_id: ID, ...changes });
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  return report.value;
};
const asked = (status: object, result?: object) => {
  const report = readAnswer({ request_id: ID, status, ...(result && { result }) });
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  return report.value;
};
const ENDED = { status: 'COMPLETED', metrics: { inference_time: 2.34 } };

describe("the webhooks of fal's pages", () => {
  test('of a success', () => {
    const images = [{ url: 'https://url.to/image.png', content_type: 'image/png', file_name: 'image.png' }];
    expect(webhook({ status: 'OK', payload: { images, seed: 1 } })).toEqual({
      providerRunId: ID,
      providerStatus: 'OK',
      phase: { kind: 'success' },
      artifacts: [
        {
          outputId: 'payload.images',
          index: 0,
          kind: 'image',
          url: 'https://url.to/image.png',
          filename: 'image.png',
        },
      ],
      payload: { images, seed: 1 },
      quantities: { image: { amount: '1', basis: 'webhook' } },
    });
  });

  test('of a failure: it may be charged, and says why it failed', () => {
    const detail = [{ loc: ['body', 'prompt'], msg: 'field required', type: 'value_error.missing' }];
    expect(webhook({ status: 'ERROR', error: 'Invalid status code: 422', payload: { detail } })).toEqual({
      providerRunId: ID,
      providerStatus: 'ERROR',
      phase: {
        kind: 'failed',
        error: { code: 'provider-refused', message: 'Invalid status code: 422', details: { detail } },
      },
      charge: 'unsure',
      artifacts: [],
    });
  });

  test('of a success whose payload could not be written', () => {
    const report = webhook({ status: 'OK', payload: null, payload_error: 'not serializable' });
    expect(report).toMatchObject({ phase: { kind: 'success' }, artifacts: [] });
    expect(report).not.toHaveProperty('quantities');
  });
});

describe('a failure', () => {
  test.each<[string, object, object]>([
    ['of the server costs nothing', { error: 'Invalid status code: 500' }, { computeMs: 0 }],
    ['of a gateway costs nothing', { error: 'Invalid status code: 503' }, { computeMs: 0 }],
    ['that was refused costs nothing', { error: 'Invalid status code: 400' }, { computeMs: 0 }],
    ['of 422 may be charged', { error: 'Invalid status code: 422' }, { charge: 'unsure' }],
    ['without a status may be charged', { error: 'it broke' }, { charge: 'unsure' }],
    [
      'that the client gave up is a cancellation',
      { error: 'Invalid status code: 499' },
      { phase: { kind: 'cancelled' } },
    ],
    [
      'that took too long says so',
      { error: 'Invalid status code: 504' },
      { phase: { error: { code: 'provider-timeout' } } },
    ],
  ])('%s', (_what, changes, expected) => {
    expect(webhook({ status: 'ERROR', payload: null, ...changes })).toMatchObject(expected);
  });
});

describe('an answer', () => {
  test('tells what is billed, by the header, and the time', () => {
    const result = {
      httpStatus: 200,
      billableUnits: '1.048576',
      body: { images: [{ url: 'https://o.test/a.png' }] },
    };
    expect(asked(ENDED, result)).toMatchObject({
      phase: { kind: 'success' },
      computeMs: 2340,
      quantities: { billed: { amount: '1.048576', basis: 'provider' }, image: { amount: '1' } },
    });
  });

  test.each(['', 'many', '-1', '1e9'])('with the header %j tells nothing of it', (billableUnits) => {
    expect(asked(ENDED, { httpStatus: 200, billableUnits, body: {} })).not.toHaveProperty('quantities');
  });

  test('of 422 with the header is charged by it; without, nobody knows', () => {
    const refused = { httpStatus: 422, body: { detail: 'too dark' } };
    expect(asked(ENDED, { ...refused, billableUnits: '1' })).toMatchObject({
      phase: { kind: 'failed', error: { message: 'too dark' } },
      charge: 'unsure',
      quantities: { billed: { amount: '1' } },
    });
    expect(asked(ENDED, refused)).toMatchObject({ charge: 'unsure' });
  });

  test.each([
    ['IN_QUEUE', 'pending'],
    ['IN_PROGRESS', 'processing'],
    ['PAUSED', 'unknown'],
  ])('%s is %s', (status, kind) => {
    expect(asked({ status })).toMatchObject({ phase: { kind }, artifacts: [] });
  });
});

test.each<[unknown, unknown]>([
  ['fal-ai/flux/dev', { path: '/fal-ai/flux/dev', app: '/fal-ai/flux' }],
  ['/fal-ai/fast-sdxl/', { path: '/fal-ai/fast-sdxl', app: '/fal-ai/fast-sdxl' }],
  ['a/b/c/d', { path: '/a/b/c/d', app: '/a/b' }],
  ['flux', undefined],
  ['fal-ai/../admin', undefined],
  ['fal-ai//dev', undefined],
  [7, undefined],
])('the endpoint %j', (endpoint, expected) => {
  expect(endpointOf({ endpoint })).toEqual(expected);
});
