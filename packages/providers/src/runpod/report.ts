import { exhaustive, failure, type Result, success } from '@genledger/domain/kernel';
import type { Phase, ProviderReport } from '@genledger/domain/provider';
import { type InvalidProviderBody, invalidBody } from '../provider/index.ts';
import {
  asRecord,
  clip,
  countImages,
  failureError,
  field,
  type JsonRecord,
  numberField,
  readOutputs,
  required,
  runIdField,
  storable,
} from '../reading/index.ts';
import { meaningOf, type StatusMeaning } from './statuses.ts';

/** Longest status kept, UTF-16 units. */
const STATUS_LIMIT = 100;
const NO_REASON = 'RunPod reported a failure and gave no reason.';
const TIME_LIMIT = 'The job expired in the queue or passed its time limit.';

function phaseOf(meaning: StatusMeaning | undefined, job: JsonRecord): Phase {
  // A worker's own error may stand in the output.
  const output = asRecord(field(job, 'output'));
  const error = field(job, 'error') ?? (output && field(output, 'error'));
  switch (meaning) {
    case 'pending':
    case 'processing':
    case 'success':
    case 'cancelled':
      return { kind: meaning };
    case 'failed':
      return { kind: 'failed', error: failureError(error, 'provider-failed', NO_REASON) };
    case 'timeout':
      return { kind: 'failed', error: failureError(error, 'provider-timeout', TIME_LIMIT) };
    case undefined:
      return { kind: 'unknown' };
    default:
      return exhaustive(meaning);
  }
}

/** A time in milliseconds, whole; nothing where it is missing or negative. */
function msField(job: JsonRecord, name: string): number | undefined {
  const ms = numberField(job, name);
  return ms !== undefined && ms >= 0 ? Math.round(ms) : undefined;
}

/**
 * What an ended job took, and what of it is charged. `delayTime` is queue and cold start in one. The rule for what failed jobs cost: the
 * time that the worker had them, as of any other; one that a worker never had costs nothing; and of a time-out that tells no time it is
 * not known whether a worker had it.
 */
function chargesOf(
  meaning: StatusMeaning | undefined,
  job: JsonRecord,
): Pick<ProviderReport, 'queueMs' | 'computeMs' | 'charge'> {
  if (meaning === undefined || meaning === 'pending' || meaning === 'processing') return {};
  const queueMs = msField(job, 'delayTime');
  const executionMs = msField(job, 'executionTime');
  const computeMs = executionMs ?? (meaning === 'cancelled' ? 0 : undefined);
  const isUnsure = meaning === 'timeout' && executionMs === undefined;
  return {
    ...(queueMs !== undefined && { queueMs }),
    ...(computeMs !== undefined && { computeMs }),
    ...(meaning !== 'success' && { charge: isUnsure ? 'unsure' : 'time' }),
  };
}

/** Reads a job, which is what webhooks hold and what an answer holds. Its output has whatever shape the worker gave it. */
export function readJob(body: unknown): Result<ProviderReport, InvalidProviderBody> {
  const job = asRecord(body);
  if (job === undefined) return failure(invalidBody({ path: '', message: 'must be a JSON object' }));
  const runId = runIdField(job, 'id');
  const status = required(job, 'status');
  if (!(runId.ok && status.ok)) {
    return failure(invalidBody(...[runId, status].flatMap((read) => (read.ok ? [] : [read.error]))));
  }
  const meaning = meaningOf(status.value);
  // Before the end the output is a word on the progress, which may even come after it.
  const output = meaning === 'success' ? field(job, 'output') : undefined;
  const artifacts = readOutputs(output, 'output');
  const payload = storable(output);
  const image = countImages(artifacts);
  return success({
    providerRunId: runId.value,
    providerStatus: clip(status.value, STATUS_LIMIT),
    phase: phaseOf(meaning, job),
    ...chargesOf(meaning, job),
    ...(image && { quantities: { image } }),
    artifacts,
    ...(payload !== undefined && { payload }),
  });
}
