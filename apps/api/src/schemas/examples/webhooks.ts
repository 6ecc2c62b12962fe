import type { Provider } from '@genledger/providers/provider';
import { EXAMPLE_ID } from './generation.ts';

/** By provider, an event as it is sent. */
const WEBHOOKS: Readonly<Record<string, object>> = {
  'comfyui-deploy': {
    event_type: 'run.updated',
    run_id: EXAMPLE_ID.run,
    status: 'success',
    progress: 1,
    outputs: [
      {
        id: `${EXAMPLE_ID.run}-9`,
        run_id: EXAMPLE_ID.run,
        node_id: '9',
        data: { images: [{ url: 'https://files.example.com/outputs/fox.png', filename: 'fox.png' }] },
      },
    ],
  },
  replicate: {
    id: 'gm3qorzdhgbfurvjtvhg6dckhu',
    status: 'succeeded',
    created_at: '2025-08-27T10:00:06.120Z',
    started_at: '2025-08-27T10:00:06.923Z',
    completed_at: '2025-08-27T10:00:41.120Z',
    output: ['https://files.example.com/outputs/fox.png'],
    error: null,
    metrics: { predict_time: 34.197 },
  },
  fal: {
    request_id: '123e4567-e89b-12d3-a456-426614174000',
    gateway_request_id: '123e4567-e89b-12d3-a456-426614174000',
    status: 'OK',
    payload: { images: [{ url: 'https://files.example.com/outputs/fox.png', content_type: 'image/png' }] },
  },
  runpod: {
    id: 'c80ffee4-f315-4e25-a146-0f3d98cf024b',
    status: 'COMPLETED',
    delayTime: 803,
    executionTime: 34_197,
    output: { image_url: 'https://files.example.com/outputs/fox.png' },
  },
};

/** An event of a provider. */
export function webhookExample({ name }: Provider): object {
  return WEBHOOKS[name] ?? {};
}
