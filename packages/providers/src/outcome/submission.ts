import { type ProviderRunId, parseExternalId } from '@genledger/domain/kernel';
import { type Answered, answerJson, describeAnswer, type Exchange } from '../http/index.ts';
import type { SubmitOutcome } from '../provider/index.ts';
import { asRecord, textField } from '../reading/index.ts';

const TOO_MANY_REQUESTS = 429;
/** Redirections that say the request was not handled at this address. */
const MOVED: ReadonlySet<number> = new Set([301, 307, 308]);
/** 4xx that gateways also say of a request that went on behind them: request timeout, client closed request. */
const GATEWAY_TIMEOUTS: ReadonlySet<number> = new Set([408, 499]);

/** The run that was accepted. A 2xx without a run id may have started one all the same. */
function accepted(answer: Answered, runIdField: string): SubmitOutcome {
  const body = asRecord(answerJson(answer.body));
  const id = parseExternalId<ProviderRunId>((body && textField(body, runIdField)) ?? '');
  if (id.ok) return { kind: 'accepted', providerRunId: id.value };
  const problem = answer.body.complete ? `the answer holds no ${runIdField}` : answer.body.message;
  return { kind: 'uncertain', message: `HTTP ${answer.status}: ${problem}` };
}

/**
 * What an exchange makes certain of a submission: a 4xx was not run, a 429 not taken for now, and anything unclear may have been run.
 * @param runIdField the field of the answer that names the run
 * @param secrets texts that an answer may repeat and a message must not hold
 */
export function submitOutcome(
  exchange: Exchange,
  runIdField: string,
  secrets: readonly string[],
): SubmitOutcome {
  if (exchange.kind === 'not-sent') return exchange;
  if (exchange.kind === 'cut-off') return { kind: 'uncertain', message: exchange.message };
  const { status, retryAfterMs } = exchange;
  if (status >= 200 && status < 300) return accepted(exchange, runIdField);
  const message = describeAnswer(status, exchange.body, secrets);
  if (status === TOO_MANY_REQUESTS) {
    return { kind: 'not-sent', message, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
  const refused = MOVED.has(status) || (status >= 400 && status < 500 && !GATEWAY_TIMEOUTS.has(status));
  return refused ? { kind: 'refused', status, message } : { kind: 'uncertain', message };
}

/** The outcome of a submission that was not even made, since what it needs is missing or cannot be written. */
export function notMade(message: string): SubmitOutcome {
  return { kind: 'refused', message };
}

/** A body as JSON text; nothing for inputs that JSON can't hold. */
export function jsonText(body: unknown): string | undefined {
  try {
    return JSON.stringify(body);
  } catch {
    return undefined;
  }
}
