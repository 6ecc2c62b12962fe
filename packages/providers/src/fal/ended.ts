import type { Phase, ProviderReport } from '@genledger/domain/provider';
import {
  countImages,
  failureError,
  type JsonRecord,
  readOutputs,
  storable,
  textField,
} from '../reading/index.ts';

/** The status by which fal says that the client gave a request up. */
const CLIENT_CANCELLED = 499;
const UNPROCESSABLE = 422;
const SERVER_ERRORS = 500;
const NO_REASON = 'fal reported a failure and gave no reason.';

/** What a report says of an end. */
export type EndedReport = Pick<
  ProviderReport,
  'phase' | 'artifacts' | 'payload' | 'quantities' | 'computeMs' | 'charge'
>;

/** Why a request failed, as far as it is told. */
export interface Failure {
  /** The HTTP status that the model answered with. */
  readonly status?: number;
  /** fal's own word: `client_cancelled`, `request_timeout`. */
  readonly type?: string;
  readonly error: unknown;
  /** What the model said of it. */
  readonly details: unknown;
}

/** The HTTP status in words such as `Invalid status code: 422`. */
export function statusIn(error: string | undefined): number | undefined {
  const digits = /\bstatus code:? (\d{3})\b/i.exec(error ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * The rule for what a failure costs: nothing for errors of the server, what was cancelled and what was refused; a 422 may be charged,
 * and so may what nobody gives a status for.
 */
function chargeOf({ status, type }: Failure): Pick<ProviderReport, 'computeMs' | 'charge'> {
  if (type === 'client_cancelled') return { computeMs: 0 };
  return status === undefined || status === UNPROCESSABLE ? { charge: 'unsure' } : { computeMs: 0 };
}

function isCancelled({ status, type }: Failure): boolean {
  return status === CLIENT_CANCELLED || type === 'client_cancelled';
}

function codeOf({ status, type }: Failure): string {
  if (type?.includes('timeout') || status === 504) return 'provider-timeout';
  return status !== undefined && status < SERVER_ERRORS ? 'provider-refused' : 'provider-failed';
}

/** What a failure means to the ledger, and what it costs. */
export function failed(failure: Failure): EndedReport {
  const details = storable(failure.details) ?? undefined;
  const phase: Phase = isCancelled(failure)
    ? { kind: 'cancelled' }
    : { kind: 'failed', error: failureError(failure.error, codeOf(failure), NO_REASON, details) };
  return { phase, artifacts: [], ...chargeOf(failure) };
}

/** What a result means to the ledger. Pictures are counted; what is billed is told by a header, which webhooks do not have. */
export function succeeded(payload: unknown): EndedReport {
  const artifacts = readOutputs(payload, 'payload');
  const kept = storable(payload);
  const image = countImages(artifacts);
  return {
    phase: { kind: 'success' },
    artifacts,
    ...(kept !== undefined && kept !== null && { payload: kept }),
    ...(image && { quantities: { image } }),
  };
}

/** fal's own word for a failure. */
export function errorType(body: JsonRecord): string | undefined {
  return textField(body, 'error_type');
}
