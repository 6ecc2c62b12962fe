import type { TryResult } from '@genledger/domain/delivery';
import { failure, type Result, success } from '@genledger/domain/kernel';
import { deliverySecretSchema } from '@genledger/services/configuration';
import type { ChannelPolicy } from '@genledger/services/delivery';
import { TRACE_HEADERS, traceHeaders, traceparentOf } from '@genledger/services/tracing';
import { Webhook } from 'standardwebhooks';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import type { Channel, Destination, Sending } from '../channel/channel.ts';
import { clip } from '../channel/clip.ts';
import { readTarget } from '../channel/target.ts';
import { type Answer, type NoAnswer, post } from '../outgoing/post.ts';
import { readRetryAfter } from '../outgoing/retry-after.ts';
import { readTargetUrl } from '../outgoing/target-url.ts';
import { withoutSecrets } from '../outgoing/without-secrets.ts';
import { webhookMessage } from './webhook-message.ts';

/** What the webhook channel is made of. */
export interface WebhookOptions {
  readonly policy: ChannelPolicy;
  readonly agent: Dispatcher;
  /** Plain http and private hosts are taken, too. */
  readonly allowPrivate: boolean;
  /** Signs for targets that have no secret of their own; several while one is replaced. */
  readonly secrets: readonly string[];
}

/** What is read of an answer, and what is kept of it. */
const ANSWER_BYTES = 16_384;
const EXCERPT_CHARACTERS = 1000;
const USER_AGENT = 'Genledger-Notifier/1';
/** Headers that a target may not set: ours, those of the message's framing, and those that lead a proxy astray. */
const OWN_HEADERS =
  /^(webhook-.*|content-.*|host|connection|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*|user-agent)$/i;

const headersSchema = z
  .record(
    z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, 'must be a header name'),
    z.string().regex(/^[\t\x20-\x7e]{0,4000}$/, 'must be printable ASCII'),
  )
  .refine((headers) => Object.keys(headers).length <= 20, 'may be at most 20')
  .refine((headers) => !Object.keys(headers).some((name) => OWN_HEADERS.test(name)), {
    error: 'must not set headers of the message itself',
  });

/** An address, or an object that holds it. */
const targetSchema = z.preprocess(
  (target) => (typeof target === 'string' ? { url: target } : target),
  z
    .strictObject({
      url: z.string(),
      secret: deliverySecretSchema.optional(),
      /** Several while one is replaced: every one signs. */
      secrets: z.array(deliverySecretSchema).min(1).max(5).optional(),
      headers: headersSchema.default({}),
    })
    .transform(({ url, secret, secrets = [], headers }) => ({
      url,
      secrets: [...(secret === undefined ? [] : [secret]), ...secrets],
      headers,
    })),
);
type Target = z.output<typeof targetSchema>;

/** An answer is one of a receiver that is up, unless it says that it cannot take anything just now. */
function isOfOneThatIsUp(statusCode: number): boolean {
  return statusCode < 500 && statusCode !== 408 && statusCode !== 429;
}

/**
 * 410 says that nobody will ever listen there again. Everything else that is no success may pass.
 * @param excerptOf what is kept of the answer
 */
function resultOf(answer: Answer | NoAnswer, now: Date, excerptOf: (text: string) => string): TryResult {
  if (answer.kind === 'no-answer') {
    const { reason } = answer;
    return answer.isRefused ? { kind: 'refused', reason } : { kind: 'failed', reason };
  }
  const { status: statusCode, text } = answer;
  const excerpt = excerptOf(text);
  const details = { statusCode, ...(excerpt !== '' && { excerpt }) };
  if (statusCode >= 200 && statusCode < 300) return { kind: 'delivered', ...details };
  if (statusCode === 410) {
    return { kind: 'refused', reason: 'the receiver answered 410: it is gone for good', ...details };
  }
  const isRedirect = statusCode >= 300 && statusCode < 400;
  const retryAfterMs = readRetryAfter(answer.header('retry-after'), now);
  return {
    kind: 'failed',
    reason: `the receiver answered ${statusCode}${isRedirect ? ': redirects are not followed' : ''}`,
    ...details,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(isOfOneThatIsUp(statusCode) && { isUp: true }),
  };
}

function signatures(secrets: readonly string[], deliveryId: string, at: Date, body: string) {
  if (secrets.length === 0) return {};
  const signed = secrets.map((key) => new Webhook(key).sign(deliveryId, at, body));
  return { 'webhook-signature': signed.join(' ') };
}

/** Where the ledger traces, a target's own trace headers give way to those of the delivery. */
function untraced(headers: Target['headers']): Target['headers'] {
  if (traceparentOf() === undefined) return headers;
  const own: readonly string[] = TRACE_HEADERS;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name.toLowerCase())));
}

async function send(options: WebhookOptions, target: Target, url: URL, sending: Sending): Promise<TryResult> {
  const { deliveryId, now, signal } = sending;
  const body = JSON.stringify(webhookMessage(sending.announcement));
  const secrets = target.secrets.length > 0 ? target.secrets : options.secrets;
  const headers = {
    ...untraced(target.headers),
    ...traceHeaders(),
    'content-type': 'application/json',
    'user-agent': USER_AGENT,
    'webhook-id': deliveryId,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    ...signatures(secrets, deliveryId, now, body),
  };
  const answer = await post(options.agent, { url, headers, body, signal }, ANSWER_BYTES);
  const known = [...secrets, ...Object.values(target.headers)];
  return resultOf(answer, now, (text) => clip(withoutSecrets(text, known), EXCERPT_CHARACTERS));
}

/** Tells a caller's own server, signed as Standard Webhooks says. */
export function createWebhookChannel(options: WebhookOptions): Channel {
  return {
    platform: 'webhook',
    policy: options.policy,
    destination(given): Result<Destination, string> {
      const target = readTarget(targetSchema, given);
      if (!target.ok) return target;
      const url = readTargetUrl(target.value.url, options.allowPrivate);
      if (!url.ok) return failure(url.error);
      return success({
        name: url.value.host,
        // Many receivers share a host, and one that is down must not hold up the others.
        circuit: `${url.value.origin}${url.value.pathname}`,
        server: url.value.host,
        limits: [],
        send: (sending) => send(options, target.value, url.value, sending),
      });
    },
    close: () => options.agent.close(),
  };
}
