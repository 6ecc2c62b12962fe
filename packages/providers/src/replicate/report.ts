import { exhaustive, failure, type Result, success } from '@genledger/domain/kernel';
import type { Phase, ProviderReport } from '@genledger/domain/provider';
import { type InvalidProviderBody, invalidBody } from '../provider/index.ts';
import {
  asRecord,
  clip,
  failureError,
  field,
  type JsonRecord,
  readOutputs,
  required,
  runIdField,
  storable,
} from '../reading/index.ts';
import { readQuantities, readTokens } from './quantities.ts';
import { meaningOf } from './statuses.ts';
import { readTiming } from './timing.ts';

/** Longest status kept, UTF-16 units. */
const STATUS_LIMIT = 100;
const NO_REASON = 'Replicate reported a failure and gave no reason.';

function phaseOf(status: string, body: JsonRecord): Phase {
  const meaning = meaningOf(status);
  switch (meaning) {
    case 'pending':
    case 'processing':
    case 'success':
    case 'cancelled':
      return { kind: meaning };
    case 'failed':
      return { kind: 'failed', error: failureError(field(body, 'error'), 'provider-failed', NO_REASON) };
    case undefined:
      return { kind: 'unknown' };
    default:
      return exhaustive(meaning);
  }
}

/**
 * Reads a prediction, which is what webhooks hold and what an answer holds. Replicate tells time and counts, and neither cost nor
 * hardware; of a prediction that did not succeed it charges time at most.
 */
export function readPrediction(body: unknown): Result<ProviderReport, InvalidProviderBody> {
  const prediction = asRecord(body);
  if (prediction === undefined) return failure(invalidBody({ path: '', message: 'must be a JSON object' }));
  const runId = runIdField(prediction, 'id');
  const status = required(prediction, 'status');
  if (!(runId.ok && status.ok)) {
    return failure(invalidBody(...[runId, status].flatMap((read) => (read.ok ? [] : [read.error]))));
  }
  const phase = phaseOf(status.value, prediction);
  const output = field(prediction, 'output');
  const artifacts = readOutputs(output, 'output');
  const payload = storable(output);
  const quantities = phase.kind === 'success' ? readQuantities(prediction, artifacts) : undefined;
  const tokens = readTokens(prediction);
  const isUnsuccessful = phase.kind === 'failed' || phase.kind === 'cancelled';
  return success({
    providerRunId: runId.value,
    providerStatus: clip(status.value, STATUS_LIMIT),
    phase,
    ...readTiming(prediction, phase),
    ...(tokens !== undefined && { tokens }),
    ...(quantities && { quantities }),
    ...(isUnsuccessful && { charge: 'time' as const }),
    artifacts,
    ...(payload !== undefined && { payload }),
  });
}
