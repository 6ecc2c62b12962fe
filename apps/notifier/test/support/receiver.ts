import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: Date;
}

/** What a receiver answers. `cut` ends the connection without an answer; `hang` never answers; a function writes what it likes. */
export type Reply =
  | 'cut'
  | 'hang'
  | ((response: ServerResponse) => void)
  | {
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly afterMs?: number;
    };

/** A real HTTP server on loopback. */
export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly received: Received[];
  /** Resolves once so many requests have arrived. */
  until(count: number, withinMs?: number): Promise<void>;
}

async function answer(response: ServerResponse, reply: Reply): Promise<void> {
  if (reply === 'hang') return;
  if (typeof reply === 'function') {
    reply(response);
    return;
  }
  if (reply === 'cut') {
    response.destroy();
    return;
  }
  if (reply.afterMs) await new Promise((resolve) => setTimeout(resolve, reply.afterMs));
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
  response.end(reply.body ?? '{}');
}

/** What makes a receiver speak TLS, as PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

/**
 * Starts a receiver.
 * @param reply what is answered to a request, with its number from 0; 204 unless told
 * @param identity makes it speak TLS
 */
export async function startReceiver(
  reply: (received: Received, index: number) => Reply = () => ({ status: 204, body: '' }),
  identity?: Identity,
): Promise<Receiver> {
  const received: Received[] = [];
  const listen: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    const one = { method, path: url, headers, body: Buffer.concat(chunks).toString(), at: new Date() };
    received.push(one);
    await answer(response, reply(one, received.length - 1));
  };
  const server = identity ? createSecureServer(identity, listen) : createServer(listen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${identity ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async until(count, withinMs = 10_000) {
      const deadline = Date.now() + withinMs;
      while (received.length < count) {
        if (Date.now() > deadline) throw new Error(`${received.length} of ${count} requests arrived`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
