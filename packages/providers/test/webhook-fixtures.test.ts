import { describe, expect, test } from 'vitest';
import { comfyuiDeploy } from '../src/comfyui-deploy/index.ts';
import { fixture, fixtureNames } from './support/fixtures.ts';

const RUN = '7f0b4d2e-3a1c-4d6f-9b58-0c1e2f3a4b5c';
const FILES = `https://comfy-deploy-output.s3.us-east-2.amazonaws.com/outputs/runs/${RUN}`;
const CREATED = new Date('2025-08-27T10:00:41.120Z');
const OUTPUT = '0d9c7c1a-0000-4000-8000-00000000000';

const PENDING = { kind: 'pending' };
const PROCESSING = { kind: 'processing' };
const SUCCESS = { kind: 'success' };

const FILE = { type: 'output', subfolder: '', is_public: true, upload_duration: 0.61 };
const row = (n: number, data: unknown) => ({
  id: `${OUTPUT}${n}`,
  run_id: RUN,
  type: null,
  node_id: '9',
  node_meta: null,
  created_at: '2025-08-27T10:00:41.120000Z',
  updated_at: '2025-08-27T10:00:41.120000Z',
  data,
});
const place = (n: number, index: number) => ({
  outputId: `${OUTPUT}${n}`,
  index,
  nodeId: '9',
  createdAt: CREATED,
});

const PNG = 'ComfyUI_00001_.png';
const MP4 = 'AnimateDiff_00001.mp4';
const IMAGE_PAYLOAD = [row(1, { images: [{ url: `${FILES}/${PNG}`, filename: PNG, ...FILE }] })];
const IMAGE = { ...place(1, 0), kind: 'image', url: `${FILES}/${PNG}`, filename: PNG };

/** What every recorded body must read as, written by hand. */
const EXPECTED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '01-queued.json': { providerStatus: 'queued', phase: PENDING, progress: 0, payload: [] },
  '02-started.json': {
    providerStatus: 'started',
    phase: PROCESSING,
    progress: 0,
    liveStatus: 'Loading model',
    payload: [],
  },
  '03-running-progress.json': {
    providerStatus: 'running',
    phase: PROCESSING,
    progress: 0.42,
    liveStatus: 'Executing KSampler',
    payload: [],
  },
  '04-running-null-outputs.json': { providerStatus: 'running', phase: PROCESSING, progress: 0.9 },
  '05-uploading.json': {
    providerStatus: 'uploading',
    phase: PROCESSING,
    progress: 1,
    liveStatus: 'Uploading outputs',
    payload: [],
  },
  '06-run-output.json': {
    providerStatus: 'uploading',
    phase: PROCESSING,
    progress: 0,
    artifacts: [IMAGE],
    payload: IMAGE_PAYLOAD,
  },
  '07-success-one-image.json': {
    providerStatus: 'success',
    phase: SUCCESS,
    progress: 1,
    artifacts: [IMAGE],
    payload: IMAGE_PAYLOAD,
  },
  '08-success-gif-and-text.json': {
    providerStatus: 'success',
    phase: SUCCESS,
    progress: 1,
    artifacts: [
      { ...place(1, 0), kind: 'video', url: `${FILES}/${MP4}`, filename: MP4 },
      { ...place(2, 0), kind: 'text', text: 'a red fox, watercolor' },
      { ...place(3, 0), kind: 'tag', text: 'fox' },
      { ...place(3, 1), kind: 'tag', text: 'watercolor' },
    ],
    payload: [
      row(1, { gifs: [{ url: `${FILES}/${MP4}`, filename: MP4, ...FILE }] }),
      row(2, { text: ['a red fox, watercolor'] }),
      row(3, { tags: ['fox', 'watercolor'] }),
    ],
  },
  '09-success-no-outputs-key.json': { providerStatus: 'success', phase: SUCCESS, progress: 1 },
  '10-success-no-event-type.json': {
    providerStatus: 'success',
    phase: SUCCESS,
    progress: 1,
    artifacts: [IMAGE],
    payload: IMAGE_PAYLOAD,
  },
  '11-failed-string-error.json': {
    providerStatus: 'failed',
    phase: {
      kind: 'failed',
      error: { code: 'provider-failed', message: 'CUDA out of memory. Tried to allocate 2.00 GiB' },
    },
    progress: 0,
    payload: [],
  },
  '12-failed-object-error.json': {
    providerStatus: 'failed',
    phase: {
      kind: 'failed',
      error: {
        code: 'provider-failed',
        message: 'Prompt outputs failed validation',
        details: { node_id: '3', exception_type: 'ValueError', message: 'Prompt outputs failed validation' },
      },
    },
    progress: 0,
    payload: [],
  },
  '13-timeout.json': {
    providerStatus: 'timeout',
    phase: {
      kind: 'failed',
      error: { code: 'provider-timeout', message: "The run reached the provider's time limit." },
    },
    progress: 0.31,
    payload: [],
  },
  '14-cancelled.json': {
    providerStatus: 'cancelled',
    phase: { kind: 'cancelled' },
    progress: 0.05,
    payload: [],
  },
  '15-not-started.json': { providerStatus: 'not-started', phase: PENDING, progress: 0, payload: [] },
  '16-late-progress-after-success.json': {
    providerStatus: 'running',
    phase: PROCESSING,
    progress: 0.97,
    liveStatus: 'Executing VAE Decode',
    payload: [],
  },
  '17-unknown-status.json': {
    providerStatus: 'migrating',
    phase: { kind: 'unknown' },
    progress: 0,
    payload: [],
  },
  '19-unknown-run.json': {
    providerRunId: '00000000-0000-4000-8000-000000000000',
    providerStatus: 'success',
    phase: SUCCESS,
    progress: 0,
    payload: [],
  },
};

describe('recorded webhooks', () => {
  test.each(Object.keys(EXPECTED))('%s', (name) => {
    expect(comfyuiDeploy.readWebhook(fixture(name))).toStrictEqual({
      ok: true,
      value: { providerRunId: RUN, artifacts: [], ...EXPECTED[name] },
    });
  });

  test('18-missing-run-id.json is no event', () => {
    expect(comfyuiDeploy.readWebhook(fixture('18-missing-run-id.json'))).toStrictEqual({
      ok: false,
      error: { code: 'invalid-provider-body', errors: [{ path: 'run_id', message: 'is required' }] },
    });
  });

  test('all of them are expected here', () => {
    expect(fixtureNames()).toEqual([...Object.keys(EXPECTED), '18-missing-run-id.json'].sort());
  });
});
