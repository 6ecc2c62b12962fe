import { failure, type Result, success } from '@genledger/domain/kernel';
import type { ProviderReport } from '@genledger/domain/provider';
import { z } from 'zod';
import { type InvalidProviderBody, invalidBody } from '../provider/index.ts';
import {
  asRecord,
  clip,
  field,
  numberField,
  type Quantities,
  quantityField,
  runIdField,
  secondsToMs,
} from '../reading/index.ts';
import { type EndedReport, errorType, failed, succeeded } from './ended.ts';
import { queueMeaning } from './statuses.ts';

/** Longest status kept, UTF-16 units. */
const STATUS_LIMIT = 100;

/**
 * What fal answers when asked for a request, its two answers in one: the queue's status, and the model's own answer once it left the
 * queue. The inbox keeps it as JSON, so that it can be read again.
 */
export const answerSchema = z.object({
  request_id: z.string(),
  /** The queue's answer. */
  status: z.looseObject({ status: z.string() }),
  /** The model's answer: its HTTP status, what the header `x-fal-billable-units` says, and its body. */
  result: z
    .object({ httpStatus: z.int(), billableUnits: z.string().optional(), body: z.unknown() })
    .optional(),
});
export type FalAnswer = z.output<typeof answerSchema>;

/** The model's answer in the ledger's words. */
function readResult({ status, result }: FalAnswer): EndedReport {
  const error = field(status, 'error');
  const httpStatus = result?.httpStatus;
  const isFailure = error !== undefined || httpStatus === undefined || httpStatus >= 400;
  if (!isFailure) return succeeded(result?.body);
  const details = asRecord(result?.body);
  const type = errorType(status) ?? (details && errorType(details));
  const why = {
    error: error ?? field(details ?? {}, 'detail'),
    details: result?.body,
    ...(httpStatus !== undefined && httpStatus >= 400 && { status: httpStatus }),
    ...(type !== undefined && { type }),
  };
  return failed(why);
}

/** The time that the model worked, by the queue's metrics. */
function workedMs({ status }: FalAnswer): number | undefined {
  const metrics = asRecord(field(status, 'metrics')) ?? {};
  const seconds = numberField(metrics, 'inference_time');
  return seconds === undefined ? undefined : secondsToMs(seconds);
}

/** What the header says that is billed, in the unit of the model's price. */
function billedUnits({ result }: FalAnswer): Quantities | undefined {
  const amount = quantityField({ units: result?.billableUnits }, 'units');
  return amount && { billed: { amount, basis: 'provider' } };
}

function readEnded(answer: FalAnswer): Omit<ProviderReport, 'providerRunId' | 'providerStatus'> {
  const ended = readResult(answer);
  const computeMs = workedMs(answer);
  const quantities = { ...ended.quantities, ...billedUnits(answer) };
  return {
    ...(computeMs !== undefined && { computeMs }),
    ...ended,
    ...(Object.keys(quantities).length > 0 && { quantities }),
  };
}

/** Reads what fal answered when asked for a request. */
export function readAnswer(body: unknown): Result<ProviderReport, InvalidProviderBody> {
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    return failure(invalidBody(...mistakes));
  }
  const answer = parsed.data;
  const runId = runIdField(answer, 'request_id');
  if (!runId.ok) return failure(invalidBody(runId.error));
  const told = { providerRunId: runId.value, providerStatus: clip(answer.status.status, STATUS_LIMIT) };
  const meaning = queueMeaning(answer.status.status);
  switch (meaning) {
    case 'pending':
    case 'processing':
      return success({ ...told, phase: { kind: meaning }, artifacts: [] });
    case 'ended':
      return success({ ...told, ...readEnded(answer) });
    case undefined:
      return success({ ...told, phase: { kind: 'unknown' }, artifacts: [] });
  }
}
