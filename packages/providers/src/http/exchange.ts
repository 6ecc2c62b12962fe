import { type AnswerBody, readBounded } from './bounded-body.ts';
import { startDeadline } from './deadline.ts';
import { parseRetryAfter } from './retry-after.ts';
import { certainlyNotSent, describeTransportFailure } from './transport-failure.ts';

/** One request to a provider. */
export interface ExchangeRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: URL;
  /** The whole `Authorization` header, key included. */
  readonly authorization: string;
  /** JSON text. */
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
}

/** Limits of one exchange. */
export interface ExchangeLimits {
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
}

/** An answer's head came; its body perhaps. */
export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  readonly body: AnswerBody;
  readonly headers: Headers;
  readonly retryAfterMs?: number;
}

/** What is certain of an exchange: answered, certainly not sent, or sent perhaps and not answered. */
export type Exchange =
  | Answered
  | { readonly kind: 'not-sent'; readonly message: string }
  | { readonly kind: 'cut-off'; readonly message: string };

/** One HTTP request with a key. Follows no redirect, tries nothing twice, never throws, and puts no key into a message. */
export async function exchange(request: ExchangeRequest, limits: ExchangeLimits): Promise<Exchange> {
  if (request.signal?.aborted)
    return { kind: 'not-sent', message: 'given up by the caller before it was sent' };
  const deadline = startDeadline(limits.timeoutMs, request.signal);
  const explain = (error: unknown) => deadline.why() ?? describeTransportFailure(error);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        authorization: request.authorization,
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
      },
      body: request.body ?? null,
      redirect: 'manual',
      signal: deadline.signal,
    });
    const body = await readBounded(response, limits.maxAnswerBytes).catch(
      (error: unknown): AnswerBody => ({ complete: false, message: explain(error) }),
    );
    const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), Date.now());
    return {
      kind: 'answered',
      status: response.status,
      body,
      headers: response.headers,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    };
  } catch (error) {
    return { kind: certainlyNotSent(error) ? 'not-sent' : 'cut-off', message: explain(error) };
  } finally {
    deadline.clear();
  }
}
