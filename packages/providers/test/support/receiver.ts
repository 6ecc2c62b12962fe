import { type LocalServer, startServer } from './local-server.ts';

/** A webhook as it arrived. */
export interface ReceivedWebhook {
  readonly method: string;
  readonly url: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** A server that keeps every request and answers as told. */
export interface Receiver extends LocalServer {
  readonly received: ReceivedWebhook[];
}

/** What a webhook's body says, as far as tests ask. */
export interface WebhookText {
  readonly event_type: string;
  readonly run_id: string;
  readonly status: string;
  readonly progress: number;
  readonly outputs: readonly unknown[];
}

/** Starts a receiver. @param statusOf the answer to the nth request, from 0; 202 unless told, 0 cuts the connection */
export async function startReceiver(statusOf: (index: number) => number = () => 202): Promise<Receiver> {
  const received: ReceivedWebhook[] = [];
  const server = await startServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { method = '', url = '', headers } = request;
    received.push({ method, url, text, headers });
    const status = statusOf(received.length - 1);
    if (status === 0) request.socket.destroy();
    else response.writeHead(status).end('{}');
  });
  return { ...server, received };
}

/** The body of a received webhook. */
export function bodyOf(webhook: Pick<ReceivedWebhook, 'text'>): WebhookText {
  return JSON.parse(webhook.text) as WebhookText;
}
