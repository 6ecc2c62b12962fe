import { createHash, createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import type { CostRate, Usd } from '@genledger/domain/money';
import type { Phase } from '@genledger/domain/provider';
import type { Provider, ToolMetadata } from '../../src/provider/index.ts';
import { PROVIDERS } from '../../src/registry/index.ts';
import {
  createComfyuiDeploySimulator,
  createFalSimulator,
  createReplicateSimulator,
  createRunpodSimulator,
  SIMULATOR_WEBHOOK_SECRET,
  type Simulator,
  type SimulatorClock,
  type SimulatorOptions,
} from '../../src/simulators/index.ts';
import type { ReceivedWebhook } from '../support/receiver.ts';

/** What the suite must know of a provider: everything else it asks in the same way of all. */
export interface Subject {
  readonly provider: Provider;
  readonly simulate: (options: SimulatorOptions, clock: SimulatorClock) => Simulator;
  readonly toolMetadata: ToolMetadata;
  /** The run's target as the simulator was asked for it. */
  readonly target: string;
  /** A body in which this text stands for the status of run `run-1`, as a webhook has it. */
  readonly webhookWith: (status: string) => unknown;
  /** Each status of webhooks, and what it means. */
  readonly statuses: Readonly<Record<string, Phase['kind']>>;
  /** The price of a tool, and what one run of so many milliseconds costs by it once it was asked about. */
  readonly rate: CostRate;
  readonly costUsd: (runMs: number) => Usd;
  /** Whether the waiting before a run is told. */
  readonly tellsQueue: boolean;
  /** What a run costs that fails, is cancelled or timed out while it runs: as its time does, nothing, or nobody knows. */
  readonly failure: 'time' | 'nothing' | 'by-status';
  /** Whether a webhook proves by itself where it comes from; absent where the provider signs nothing. */
  readonly isSigned?: (webhook: ReceivedWebhook, simulator: Simulator) => Promise<boolean>;
}

const usd = (text: string): Usd => text as Usd;
/** So many milliseconds at so many billionths of a dollar each. */
const perMs = (billionths: number) => (ms: number) => {
  const digits = String(ms * billionths).padStart(10, '0');
  return usd(`${digits.slice(0, -9)}.${digits.slice(-9)}`.replace(/\.?0+$/, ''));
};

const comfyuiDeploy: Subject = {
  provider: PROVIDERS['comfyui-deploy'],
  simulate: createComfyuiDeploySimulator,
  toolMetadata: { deploymentId: 'dep-1' },
  target: 'dep-1',
  webhookWith: (status) => ({ run_id: 'run-1', status }),
  statuses: {
    'not-started': 'pending',
    queued: 'pending',
    started: 'processing',
    running: 'processing',
    uploading: 'processing',
    success: 'success',
    failed: 'failed',
    timeout: 'failed',
    cancelled: 'cancelled',
  },
  rate: { amountUsd: usd('0.000337'), unit: 'second', source: 'comfyui-deploy/2' },
  costUsd: perMs(337),
  tellsQueue: true,
  failure: 'time',
};

const replicate: Subject = {
  provider: PROVIDERS.replicate,
  simulate: createReplicateSimulator,
  toolMetadata: { model: 'black-forest-labs/flux-schnell' },
  target: 'black-forest-labs/flux-schnell',
  webhookWith: (status) => ({ id: 'run-1', status }),
  statuses: {
    starting: 'pending',
    processing: 'processing',
    succeeded: 'success',
    failed: 'failed',
    canceled: 'cancelled',
    aborted: 'cancelled',
  },
  rate: { amountUsd: usd('0.000225'), unit: 'second', source: 'replicate/1' },
  costUsd: perMs(225),
  tellsQueue: true,
  failure: 'time',
  isSigned: async ({ headers, text }) => {
    const id = headers['webhook-id'];
    const timestamp = headers['webhook-timestamp'];
    const key = Buffer.from(SIMULATOR_WEBHOOK_SECRET.replace('whsec_', ''), 'base64');
    const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest();
    const code = Buffer.from(String(headers['webhook-signature']).replace('v1,', ''), 'base64');
    return code.length === mac.length && timingSafeEqual(code, mac);
  },
};

const fal: Subject = {
  provider: PROVIDERS.fal,
  simulate: createFalSimulator,
  toolMetadata: { endpoint: 'fal-ai/flux/dev' },
  target: 'fal-ai/flux/dev',
  webhookWith: (status) => ({ request_id: 'run-1', status, payload: null }),
  statuses: { OK: 'success', ERROR: 'failed' },
  rate: { amountUsd: usd('0.025'), unit: 'megapixel', source: 'fal/1' },
  costUsd: () => usd('0.02625'),
  tellsQueue: false,
  failure: 'by-status',
  isSigned: async ({ headers, text }, simulator) => {
    const answer = await fetch(`${simulator.address}/.well-known/jwks.json`);
    const { keys } = (await answer.json()) as { keys: { kty: string; crv: string; x: string }[] };
    const lines = ['request-id', 'user-id', 'timestamp'].map((name) => headers[`x-fal-webhook-${name}`]);
    const digest = createHash('sha256').update(text).digest('hex');
    const message = Buffer.from([...lines, digest].join('\n'));
    const signature = Buffer.from(String(headers['x-fal-webhook-signature']), 'hex');
    return keys.some((key) => verify(null, message, createPublicKey({ key, format: 'jwk' }), signature));
  },
};

const runpod: Subject = {
  provider: PROVIDERS.runpod,
  simulate: createRunpodSimulator,
  toolMetadata: { endpointId: 'abc123' },
  target: 'abc123',
  webhookWith: (status) => ({ id: 'run-1', status }),
  statuses: {
    IN_QUEUE: 'pending',
    IN_PROGRESS: 'processing',
    COMPLETED: 'success',
    FAILED: 'failed',
    TIMED_OUT: 'failed',
    CANCELLED: 'cancelled',
  },
  rate: { amountUsd: usd('0.00019'), unit: 'second', source: 'runpod/1' },
  costUsd: perMs(190),
  tellsQueue: true,
  failure: 'time',
};

/** Every provider. */
export const SUBJECTS: readonly Subject[] = [comfyuiDeploy, replicate, fal, runpod];
