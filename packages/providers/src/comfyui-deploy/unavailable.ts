import { describeAnswer, type Exchange } from '../http/index.ts';
import type { Unavailable, UnknownRun } from '../provider/index.ts';

/** Answers by which ComfyUI Deploy says that it has no such run. */
const UNKNOWN: ReadonlySet<number> = new Set([404, 410]);

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

/** Whether an exchange brought a 2xx. */
export function succeeded(exchange: Exchange): exchange is Extract<Exchange, { kind: 'answered' }> {
  return exchange.kind === 'answered' && exchange.status >= 200 && exchange.status < 300;
}
