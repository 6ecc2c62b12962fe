import { type ClientRequest, Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** One request of a webhook. */
export interface WebhookRequest {
  readonly url: URL;
  readonly method: 'POST' | 'GET';
  /** JSON text; none for GET. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** Makes requests over connections that are kept. */
export interface WebhookTransport {
  /** The status of the answer, even where its body breaks off; nothing where none came in time. Follows no redirect, never rejects. */
  readonly request: (webhook: WebhookRequest) => Promise<number | undefined>;
  /** Ends every connection. */
  readonly stop: () => void;
}

/** A transport by Node's own client, which takes half of the time that `fetch` takes. */
export function createWebhookTransport(): WebhookTransport {
  const plain = new HttpAgent({ keepAlive: true });
  const secure = new HttpsAgent({ keepAlive: true });

  const open = ({ url, method, body, headers: given }: WebhookRequest): ClientRequest => {
    const headers =
      body === undefined
        ? { ...given }
        : { ...given, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    return url.protocol === 'https:'
      ? httpsRequest(url, { method, headers, agent: secure })
      : httpRequest(url, { method, headers, agent: plain });
  };

  return {
    request: (webhook) =>
      new Promise((resolve) => {
        const request = open(webhook);
        const timer = setTimeout(() => request.destroy(), webhook.timeoutMs);
        request.once('response', (answer) => {
          answer.on('error', () => {});
          answer.once('close', () => resolve(answer.statusCode));
          answer.resume();
        });
        request.on('error', () => resolve(undefined));
        request.once('close', () => clearTimeout(timer));
        request.end(webhook.body);
      }),
    stop: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}
