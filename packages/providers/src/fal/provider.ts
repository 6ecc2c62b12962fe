import type { ProviderName } from '@genledger/domain/kernel';
import { answerJson, type Connection, connect } from '../http/index.ts';
import { pathSegment, succeeded, withoutSuccess } from '../outcome/index.ts';
import type {
  CancelOutcome,
  ClientSettings,
  Provider,
  ProviderClient,
  RunReference,
} from '../provider/index.ts';
import { asRecord, textField } from '../reading/index.ts';
import { readAnswer } from './answer.ts';
import { endpointOf } from './endpoint.ts';
import { fetchRun } from './fetch-run.ts';
import { FAL_PRICES } from './prices.ts';
import { submit } from './submit.ts';
import { readWebhook } from './webhook.ts';
import { webhookSchema } from './webhook-schema.ts';

const TOLERANCE_MS = 300_000;
const DAY_MS = 86_400_000;
const KEYS_MIN_AGE_MS = 30_000;
const ALREADY_COMPLETED = 'ALREADY_COMPLETED';

/** Asks for an end: `PUT .../cancel`. One that has ended is as good as cancelled: its report tells how. */
async function cancel(
  connection: Connection,
  { runId, toolMetadata }: RunReference,
  signal?: AbortSignal,
): Promise<CancelOutcome> {
  const [endpoint, id] = [endpointOf(toolMetadata), pathSegment(runId)];
  if (id === undefined) return { kind: 'unknown-run' };
  if (endpoint === undefined) {
    return { kind: 'unavailable', message: "the tool's metadata has no endpoint as owner/app" };
  }
  const path = `${endpoint.app}/requests/${id}/cancel`;
  const answer = await connection.call({ method: 'PUT', path, signal });
  const body = answer.kind === 'answered' ? asRecord(answerJson(answer.body)) : undefined;
  const hasEnded = body !== undefined && textField(body, 'status') === ALREADY_COMPLETED;
  return succeeded(answer) || hasEnded ? { kind: 'accepted' } : withoutSuccess(answer, connection.apiKey);
}

function createClient(settings: ClientSettings): ProviderClient {
  const connection = connect(settings, { keyPrefix: 'Key', root: '' });
  return {
    submit: (request) => submit(connection, request),
    fetchRun: (run, signal) => fetchRun(connection, run, signal),
    cancel: (run, signal) => cancel(connection, run, signal),
  };
}

/**
 * fal. It signs with Ed25519 by keys that it publishes, sends one webhook, at the end, and tells what it bills only to whoever fetches
 * the result.
 */
export const fal: Provider = {
  name: 'fal' as ProviderName,
  services: ['fal'],
  defaultBaseUrl: 'https://queue.fal.run',
  environmentPrefix: 'FAL',
  verification: [
    { kind: 'url-hmac' },
    {
      kind: 'ed25519-jwks',
      requestIdHeader: 'x-fal-webhook-request-id',
      userIdHeader: 'x-fal-webhook-user-id',
      timestampHeader: 'x-fal-webhook-timestamp',
      signatureHeader: 'x-fal-webhook-signature',
      toleranceMs: TOLERANCE_MS,
      keySetUrl: 'https://rest.fal.ai/.well-known/jwks.json',
      keysMaxAgeMs: DAY_MS,
      keysMinAgeMs: KEYS_MIN_AGE_MS,
    },
  ],
  isBilledWhenAsked: true,
  prices: FAL_PRICES,
  webhookSchema,
  probe: { endpoint: 'fal-ai/flux' },
  readWebhook,
  readRun: readAnswer,
  client: createClient,
};
