import type { ProviderName } from '@genledger/domain/kernel';
import { type Connection, connect } from '../http/index.ts';
import {
  jsonText,
  notMade,
  pathSegment,
  runOutcome,
  submitOutcome,
  succeeded,
  withoutSuccess,
} from '../outcome/index.ts';
import type {
  CancelOutcome,
  ClientSettings,
  FetchRunOutcome,
  Provider,
  ProviderClient,
  RunReference,
  RunRequest,
  SubmitOutcome,
  ToolMetadata,
  Unavailable,
} from '../provider/index.ts';
import { textField } from '../reading/index.ts';
import { RUNPOD_PRICES } from './prices.ts';
import { readJob } from './report.ts';
import { webhookSchema } from './webhook-schema.ts';

const HALF_AN_HOUR_MS = 1_800_000;
const NO_ENDPOINT = "the tool's metadata has no endpointId";
const UNASKABLE: Unavailable = { kind: 'unavailable', message: NO_ENDPOINT };

/** The endpoint that a tool's metadata name, as a path. */
function endpointPath(metadata: ToolMetadata): string | undefined {
  const id = pathSegment(textField(metadata, 'endpointId') ?? '');
  return id && `/${id}`;
}

/** Puts a job into an endpoint's queue: `POST /v2/{endpoint}/run`. */
async function submit(connection: Connection, request: RunRequest): Promise<SubmitOutcome> {
  const endpoint = endpointPath(request.toolMetadata);
  if (endpoint === undefined) return notMade(NO_ENDPOINT);
  const body = jsonText({ input: request.inputs, webhook: request.webhookUrl });
  if (body === undefined) return notMade('the inputs cannot be written as JSON');
  const path = `${endpoint}/run`;
  const answer = await connection.call({ method: 'POST', path, body, signal: request.signal });
  return submitOutcome(answer, 'id', [connection.apiKey, request.webhookUrl]);
}

/** Asks for a job: `GET /v2/{endpoint}/status/{job}`. */
async function fetchRun(
  connection: Connection,
  { runId, toolMetadata }: RunReference,
  signal?: AbortSignal,
): Promise<FetchRunOutcome> {
  const [endpoint, id] = [endpointPath(toolMetadata), pathSegment(runId)];
  if (id === undefined) return { kind: 'unknown-run' };
  if (endpoint === undefined) return UNASKABLE;
  const answer = await connection.call({ method: 'GET', path: `${endpoint}/status/${id}`, signal });
  return succeeded(answer)
    ? runOutcome(answer.body, runId, readJob)
    : withoutSuccess(answer, connection.apiKey);
}

/** Asks for an end: `POST /v2/{endpoint}/cancel/{job}`. */
async function cancel(
  connection: Connection,
  { runId, toolMetadata }: RunReference,
  signal?: AbortSignal,
): Promise<CancelOutcome> {
  const [endpoint, id] = [endpointPath(toolMetadata), pathSegment(runId)];
  if (id === undefined) return { kind: 'unknown-run' };
  if (endpoint === undefined) return UNASKABLE;
  const answer = await connection.call({ method: 'POST', path: `${endpoint}/cancel/${id}`, signal });
  return succeeded(answer) ? { kind: 'accepted' } : withoutSuccess(answer, connection.apiKey);
}

function createClient(settings: ClientSettings): ProviderClient {
  const connection = connect(settings, { keyPrefix: 'Bearer', root: '/v2' });
  return {
    submit: (request) => submit(connection, request),
    fetchRun: (run, signal) => fetchRun(connection, run, signal),
    cancel: (run, signal) => cancel(connection, run, signal),
  };
}

/**
 * RunPod's serverless endpoints. It signs nothing, so its webhooks are authenticated by what we put into their address, sends one, at
 * the end, and forgets a job half an hour after that.
 */
export const runpod: Provider = {
  name: 'runpod' as ProviderName,
  services: ['runpod'],
  defaultBaseUrl: 'https://api.runpod.ai',
  environmentPrefix: 'RUNPOD',
  verification: [
    { kind: 'url-hmac' },
    { kind: 'shared-secret', header: 'x-genledger-secret', queryParameter: 'secret' },
  ],
  resultsKeptMs: HALF_AN_HOUR_MS,
  isBilledWhenAsked: false,
  prices: RUNPOD_PRICES,
  webhookSchema,
  probe: { endpointId: 'genledger-probe' },
  readWebhook: readJob,
  readRun: readJob,
  client: createClient,
};
