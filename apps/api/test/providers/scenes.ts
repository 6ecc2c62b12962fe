import { createHash, sign } from 'node:crypto';
import type { ProviderRunId } from '@genledger/domain/kernel';
import type { ProviderClient } from '@genledger/providers/provider';
import { PROVIDERS } from '@genledger/providers/registry';
import {
  createFalSimulator,
  createReplicateSimulator,
  createRunpodSimulator,
  falSigningKey,
  SIMULATOR_WEBHOOK_SECRET,
  type Simulator,
  type SimulatorOptions,
} from '@genledger/providers/simulators';
import { Webhook } from 'standardwebhooks';
import { WEBHOOK_SECRETS } from '../support/api-process.ts';

/** What a test must know of a provider to play with it. */
export interface Scene {
  readonly name: keyof typeof PROVIDERS;
  readonly simulate: (options: SimulatorOptions) => Simulator;
  /** Settings beside the key and the address. */
  readonly environment: (address: string) => Readonly<Record<string, string>>;
  /** A tool of it, as the Tool Registry takes it. */
  readonly tool: { readonly [field: string]: unknown; readonly metadata: Readonly<Record<string, unknown>> };
  /** What a run of so many milliseconds costs, US dollars. */
  readonly costUsd: (runMs: number) => string;
  readonly costBasis: string;
  /** What is put behind the plain address of webhooks. */
  readonly query: string;
  /** The body of a webhook about a run that has ended well. */
  readonly endedBody: (runId: string) => string;
  /** The headers with which the provider proves a body. */
  readonly proof: (body: string) => Readonly<Record<string, string>>;
  /** What proves another body, where the proof depends on the body; else a wrong one. */
  readonly proofOfAnother: (body: string) => Readonly<Record<string, string>>;
  /** Headers as whoever does not know the secret would send them. */
  readonly forgery: (body: string) => Readonly<Record<string, string>>;
}

/** So many milliseconds at so many billionths of a dollar each, as decimal text. */
function exactUsd(ms: number, billionthsPerMs: number): string {
  const digits = String(ms * billionthsPerMs).padStart(10, '0');
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`.replace(/\.?0+$/, '');
}

function standardSignature(secret: string, body: string): Readonly<Record<string, string>> {
  const id = `msg_${createHash('sha256').update(body).digest('hex').slice(0, 20)}`;
  const at = new Date();
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

const FORGERS_SECRET = `whsec_${Buffer.from('a secret that somebody guessed').toString('base64')}`;

const replicate: Scene = {
  name: 'replicate',
  simulate: createReplicateSimulator,
  environment: () => ({ REPLICATE_WEBHOOK_SECRET: SIMULATOR_WEBHOOK_SECRET }),
  tool: {
    displayName: 'Replicate Painter',
    service: 'replicate',
    costingModel: { rateSource: 'machine' },
    metadata: { version: '5c7d5dc6', gpu: 'gpu-t4' },
  },
  costUsd: (runMs) => exactUsd(runMs, 225),
  costBasis: 'provider',
  query: '',
  endedBody: (id) => JSON.stringify({ id, status: 'succeeded', output: ['https://out.test/a.png'] }),
  proof: (body) => standardSignature(SIMULATOR_WEBHOOK_SECRET, body),
  proofOfAnother: (body) => standardSignature(SIMULATOR_WEBHOOK_SECRET, `${body} `),
  forgery: (body) => standardSignature(FORGERS_SECRET, body),
};

/** Headers of fal about a body, signed with a key. */
function falSignature(secret: string, body: string): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHash('sha256').update(body).digest('hex');
  const message = Buffer.from(['request-1', 'user-1', timestamp, digest].join('\n'));
  return {
    'x-fal-webhook-request-id': 'request-1',
    'x-fal-webhook-user-id': 'user-1',
    'x-fal-webhook-timestamp': timestamp,
    'x-fal-webhook-signature': sign(null, message, falSigningKey(secret)).toString('hex'),
  };
}

const fal: Scene = {
  name: 'fal',
  simulate: createFalSimulator,
  environment: (address) => ({ FAL_JWKS_URL: `${address}/.well-known/jwks.json` }),
  tool: {
    displayName: 'fal Painter',
    service: 'fal',
    costingModel: { rateSource: 'api' },
    metadata: { endpoint: 'fal-ai/flux/dev' },
  },
  // 1.05 megapixels at 0.025 dollars, whatever the time.
  costUsd: () => '0.02625',
  costBasis: 'provider',
  query: '',
  endedBody: (id) =>
    JSON.stringify({
      request_id: id,
      status: 'OK',
      payload: { images: [{ url: 'https://out.test/a.png' }] },
    }),
  proof: (body) => falSignature(SIMULATOR_WEBHOOK_SECRET, body),
  proofOfAnother: (body) => falSignature(SIMULATOR_WEBHOOK_SECRET, `${body} `),
  forgery: (body) => falSignature(FORGERS_SECRET, body),
};

const runpod: Scene = {
  name: 'runpod',
  simulate: createRunpodSimulator,
  environment: () => ({}),
  tool: {
    displayName: 'RunPod Painter',
    service: 'runpod',
    costingModel: { rateSource: 'machine' },
    metadata: { endpointId: 'abc123', gpu: 'L4' },
  },
  costUsd: (runMs) => exactUsd(runMs, 190),
  costBasis: 'provider',
  query: `?secret=${WEBHOOK_SECRETS[0]}`,
  endedBody: (id) =>
    JSON.stringify({ id, status: 'COMPLETED', output: { image_url: 'https://out.test/a.png' } }),
  proof: () => ({}),
  proofOfAnother: () => ({ 'x-genledger-secret': `${WEBHOOK_SECRETS[0]}x` }),
  forgery: () => ({ 'x-genledger-secret': 'a-secret-that-somebody-guessed' }),
};

/** Every provider beside ComfyUI Deploy, which has tests of its own. */
export const SCENES: readonly Scene[] = [replicate, fal, runpod];

/** A client of a simulator, for runs that are submitted without the ledger. */
function clientOf({ name }: Scene, address: string): ProviderClient {
  return PROVIDERS[name].client({ baseUrl: address, apiKey: 'simulator' });
}

/** Submits a run without the ledger. */
export async function submitElsewhere(
  scene: Scene,
  address: string,
  webhookUrl: string,
): Promise<ProviderRunId> {
  const { metadata } = scene.tool;
  const outcome = await clientOf(scene, address).submit({ toolMetadata: metadata, inputs: {}, webhookUrl });
  if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.message}`);
  return outcome.providerRunId;
}
