import type { SentWebhook, WebhookTry } from './sent-webhook.ts';
import type { Timers } from './timers.ts';
import type { Vendor } from './vendor.ts';
import { createWebhookTransport } from './webhook-request.ts';

/** Longest wait for an answer. Network time, so no time scale changes it. */
const TRY_TIMEOUT_MS = 10_000;
/** Requests under way at once; more wait, so that a burst does not run out of file descriptors. */
const CONCURRENCY = 64;

/** Sends webhooks as the service does. */
export interface WebhookSender {
  readonly send: (webhook: SentWebhook) => void;
  /** Resolves when no request is under way or waiting for its turn; retries that wait for their time do not count. */
  readonly idle: () => Promise<void>;
  /** Ends what is under way; nothing is sent any more. */
  readonly stop: () => void;
}

/** A sender that signs as the service does, and retries on anything but a 2xx. */
export function createWebhookSender(
  timers: Timers,
  timeScale: number,
  { signature, retryWaitsMs }: Pick<Vendor, 'signature' | 'retryWaitsMs'>,
): WebhookSender {
  const waiting: SentWebhook[] = [];
  const transport = createWebhookTransport();
  let isStopped = false;
  let idleListeners: (() => void)[] = [];
  let underWay = 0;

  const conclude = (webhook: SentWebhook, attempt: WebhookTry) => {
    const acknowledged = attempt.status !== undefined && attempt.status >= 200 && attempt.status < 300;
    const waitMs = retryWaitsMs(webhook)[webhook.tries.length - 1];
    if (acknowledged) webhook.acknowledgedAtMs = timers.now();
    else if (waitMs !== undefined) return timers.after(waitMs / timeScale, () => enqueue(webhook));
    webhook.isFinished = true;
  };

  const attempt = async (webhook: SentWebhook) => {
    const method = webhook.retriesAsGet && webhook.tries.length > 0 ? 'GET' : 'POST';
    const made: WebhookTry = { atMs: timers.now(), method };
    webhook.tries.push(made);
    const status = await transport.request({
      url: new URL(webhook.url),
      method,
      ...(method === 'POST' && { body: webhook.body }),
      ...(signature && { headers: signature(webhook, timers.now()) }),
      timeoutMs: TRY_TIMEOUT_MS,
    });
    if (status !== undefined) made.status = status;
    underWay -= 1;
    conclude(webhook, made);
    startNext();
  };

  const startNext = () => {
    while (underWay < CONCURRENCY && !isStopped) {
      const webhook = waiting.shift();
      if (webhook === undefined) break;
      underWay += 1;
      void attempt(webhook);
    }
    if (underWay > 0) return;
    for (const listener of idleListeners) listener();
    idleListeners = [];
  };

  const enqueue = (webhook: SentWebhook) => {
    waiting.push(webhook);
    startNext();
  };

  return {
    send: enqueue,
    idle: () => (underWay === 0 ? Promise.resolve() : new Promise((resolve) => idleListeners.push(resolve))),
    stop: () => {
      waiting.length = 0;
      isStopped = true;
      transport.stop();
    },
  };
}
