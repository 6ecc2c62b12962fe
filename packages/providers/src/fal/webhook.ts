import { failure, type Result, success } from '@genledger/domain/kernel';
import type { ProviderReport } from '@genledger/domain/provider';
import { type InvalidProviderBody, invalidBody } from '../provider/index.ts';
import { asRecord, clip, field, required, runIdField, textField } from '../reading/index.ts';
import { errorType, failed, statusIn, succeeded } from './ended.ts';
import { endMeaning } from './statuses.ts';

/** Longest status kept, UTF-16 units. */
const STATUS_LIMIT = 100;

/**
 * Reads a webhook's body: `request_id` and `status`. fal sends one, at the end. A success whose payload could not be written as JSON has
 * none, and says so in `payload_error`.
 */
export function readWebhook(body: unknown): Result<ProviderReport, InvalidProviderBody> {
  const event = asRecord(body);
  if (event === undefined) return failure(invalidBody({ path: '', message: 'must be a JSON object' }));
  const runId = runIdField(event, 'request_id');
  const status = required(event, 'status');
  if (!(runId.ok && status.ok)) {
    return failure(invalidBody(...[runId, status].flatMap((read) => (read.ok ? [] : [read.error]))));
  }
  const told = { providerRunId: runId.value, providerStatus: clip(status.value, STATUS_LIMIT) };
  const payload = field(event, 'payload');
  switch (endMeaning(status.value)) {
    case 'success':
      return success({ ...told, ...succeeded(payload) });
    case 'failed': {
      const error = textField(event, 'error');
      const [code, type] = [statusIn(error), errorType(event)];
      const why = {
        error: field(event, 'error'),
        details: payload,
        ...(code !== undefined && { status: code }),
        ...(type !== undefined && { type }),
      };
      return success({ ...told, ...failed(why) });
    }
    case undefined:
      return success({ ...told, phase: { kind: 'unknown' }, artifacts: [] });
  }
}
