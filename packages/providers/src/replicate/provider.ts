import type { ProviderName } from '@genledger/domain/kernel';
import { connect } from '../http/index.ts';
import { pathSegment, runOutcome, succeeded, withoutSuccess } from '../outcome/index.ts';
import type {
  CancelOutcome,
  ClientSettings,
  FetchRunOutcome,
  Provider,
  ProviderClient,
} from '../provider/index.ts';
import { REPLICATE_PRICES } from './prices.ts';
import { readPrediction } from './report.ts';
import { submit } from './submit.ts';
import { webhookSchema } from './webhook-schema.ts';

const HOUR_MS = 3_600_000;
const TOLERANCE_MS = 300_000;

function createClient(settings: ClientSettings): ProviderClient {
  const connection = connect(settings, { keyPrefix: 'Bearer', root: '/v1' });
  return {
    submit: (request) => submit(connection, request),
    async fetchRun({ runId }, signal): Promise<FetchRunOutcome> {
      const id = pathSegment(runId);
      if (id === undefined) return { kind: 'unknown-run' };
      const answer = await connection.call({ method: 'GET', path: `/predictions/${id}`, signal });
      return succeeded(answer)
        ? runOutcome(answer.body, runId, readPrediction)
        : withoutSuccess(answer, connection.apiKey);
    },
    async cancel({ runId }, signal): Promise<CancelOutcome> {
      const id = pathSegment(runId);
      if (id === undefined) return { kind: 'unknown-run' };
      const answer = await connection.call({ method: 'POST', path: `/predictions/${id}/cancel`, signal });
      return succeeded(answer) ? { kind: 'accepted' } : withoutSuccess(answer, connection.apiKey);
    },
  };
}

/**
 * Replicate. It signs by Standard Webhooks, tells of a run's start and end, and forgets inputs and outputs an hour after the end. Its
 * figures are time and counts: what they cost follows from the tool's machine or model, as the Tool Registry names it.
 */
export const replicate: Provider = {
  name: 'replicate' as ProviderName,
  services: ['replicate'],
  defaultBaseUrl: 'https://api.replicate.com',
  environmentPrefix: 'REPLICATE',
  verification: [
    { kind: 'url-hmac' },
    {
      kind: 'standard-webhooks',
      idHeader: 'webhook-id',
      timestampHeader: 'webhook-timestamp',
      signatureHeader: 'webhook-signature',
      toleranceMs: TOLERANCE_MS,
    },
  ],
  resultsKeptMs: HOUR_MS,
  isBilledWhenAsked: false,
  prices: REPLICATE_PRICES,
  webhookSchema,
  probe: {},
  readWebhook: readPrediction,
  readRun: readPrediction,
  client: createClient,
};
