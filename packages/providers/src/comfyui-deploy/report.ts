import { failure, type Result, success } from '@genledger/domain/kernel';
import type { ProviderReport } from '@genledger/domain/provider';
import { type InvalidProviderBody, invalidBody } from '../provider/index.ts';
import {
  asRecord,
  clip,
  field,
  type JsonRecord,
  required,
  runIdField,
  storable,
  textField,
} from '../reading/index.ts';
import { readArtifacts } from './artifacts.ts';
import { phaseOf } from './phase.ts';
import { readProgress } from './progress.ts';
import { readTiming } from './timing.ts';

/** Longest status and live status kept, UTF-16 units. */
const STATUS_LIMIT = 100;
const LIVE_STATUS_LIMIT = 200;

/**
 * Reads what ComfyUI Deploy says of a run; webhooks and answers share their fields.
 * @param idField the field that names the run
 */
function readReport(body: JsonRecord, idField: string): Result<ProviderReport, InvalidProviderBody> {
  const runId = runIdField(body, idField);
  const status = required(body, 'status');
  if (!(runId.ok && status.ok)) {
    return failure(invalidBody(...[runId, status].flatMap((field) => (field.ok ? [] : [field.error]))));
  }
  const phase = phaseOf(status.value, body);
  const outputs = field(body, 'outputs');
  const payload = storable(outputs);
  const progress = readProgress(body);
  const liveStatus = textField(body, 'live_status');
  return success({
    providerRunId: runId.value,
    providerStatus: clip(status.value, STATUS_LIMIT),
    phase,
    ...readTiming(body, phase),
    ...(progress !== undefined && { progress }),
    ...(liveStatus !== undefined && { liveStatus: clip(liveStatus, LIVE_STATUS_LIMIT) }),
    artifacts: readArtifacts(outputs),
    ...(payload !== undefined && { payload }),
  });
}

const NOT_AN_OBJECT = invalidBody({ path: '', message: 'must be a JSON object' });

/** Reads a webhook's body: `run_id` and `status`, the rest optional. `event_type` says nothing that the status does not. */
export function readWebhook(body: unknown): Result<ProviderReport, InvalidProviderBody> {
  const event = asRecord(body);
  return event === undefined ? failure(NOT_AN_OBJECT) : readReport(event, 'run_id');
}

/** Reads the answer of `GET /api/run/{run_id}`: a run, by `id` or else `run_id`, alone or as `run` of an envelope. */
export function readRun(body: unknown): Result<ProviderReport, InvalidProviderBody> {
  const outer = asRecord(body);
  if (outer === undefined) return failure(NOT_AN_OBJECT);
  const inner = asRecord(field(outer, 'run'));
  const run = field(outer, 'status') === undefined && inner !== undefined ? inner : outer;
  return readReport(
    run,
    field(run, 'id') === undefined && field(run, 'run_id') !== undefined ? 'run_id' : 'id',
  );
}
