import type { ProviderRunId, Result } from '@genledger/domain/kernel';
import type { ProviderReport } from '@genledger/domain/provider';
import { type AnswerBody, type Answered, answerJson, describeAnswer, type Exchange } from '../http/index.ts';
import type { FetchRunOutcome, InvalidProviderBody, Unavailable, UnknownRun } from '../provider/index.ts';

/** Answers by which providers say that they have no such run, or have it no more. */
const UNKNOWN: ReadonlySet<number> = new Set([404, 410]);

/** Whether an exchange brought a 2xx. */
export function succeeded(exchange: Exchange): exchange is Answered {
  return exchange.kind === 'answered' && exchange.status >= 200 && exchange.status < 300;
}

/** What an exchange about a run means where it brought no 2xx. */
export function withoutSuccess(exchange: Exchange, apiKey: string): UnknownRun | Unavailable {
  if (exchange.kind !== 'answered') return { kind: 'unavailable', message: exchange.message };
  if (UNKNOWN.has(exchange.status)) return { kind: 'unknown-run' };
  return {
    kind: 'unavailable',
    message: describeAnswer(exchange.status, exchange.body, [apiKey]),
    ...(exchange.retryAfterMs !== undefined && { retryAfterMs: exchange.retryAfterMs }),
  };
}

const unusable = (problem: string): Unavailable => ({
  kind: 'unavailable',
  message: `unusable answer: ${problem}`,
});

/** What an answer says of a run. An answer about another run is no answer. */
export function runOutcome(
  body: AnswerBody,
  runId: ProviderRunId,
  readRun: (body: unknown) => Result<ProviderReport, InvalidProviderBody>,
): FetchRunOutcome {
  if (!body.complete) return unusable(body.message);
  const report = readRun(answerJson(body));
  if (!report.ok) {
    return unusable(
      report.error.errors.map(({ path, message }) => `${path || 'body'} ${message}`).join('; '),
    );
  }
  if (report.value.providerRunId !== runId) return unusable('it is about another run');
  return { kind: 'found', report: report.value, raw: body.text };
}
