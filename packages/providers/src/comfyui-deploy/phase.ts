import { exhaustive } from '@genledger/domain/kernel';
import type { Phase } from '@genledger/domain/provider';
import type { JsonRecord } from '../reading/index.ts';
import { readError } from './errors.ts';
import { meaningOf } from './statuses.ts';

const NO_REASON = 'The provider reported a failure and gave no reason.';
const TIME_LIMIT = "The run reached the provider's time limit.";

/** What a status means to the ledger, with the error that a failed run carries. */
export function phaseOf(status: string, body: JsonRecord): Phase {
  const meaning = meaningOf(status);
  switch (meaning) {
    case 'pending':
    case 'processing':
    case 'success':
    case 'cancelled':
      return { kind: meaning };
    case 'failed':
      return { kind: 'failed', error: readError(body, 'provider-failed', NO_REASON) };
    case 'timeout':
      return { kind: 'failed', error: readError(body, 'provider-timeout', TIME_LIMIT) };
    case undefined:
      return { kind: 'unknown' };
    default:
      return exhaustive(meaning);
  }
}
