import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider whose every answer a test decides, over real HTTP. */
export interface ProviderServer extends AsyncDisposable {
  readonly url: string;
  /** Requests that came so far: `POST /api/run/deployment/queue`. */
  readonly requests: readonly string[];
  /** Decides the answers from now on. */
  answer(next: ProviderAnswer): void;
}

/** A status with a JSON body, or a connection that is cut off without an answer. */
export type ProviderAnswer =
  | { readonly status: number; readonly body?: object; readonly headers?: Readonly<Record<string, string>> }
  | 'cut-off';

function respond(response: ServerResponse, answer: ProviderAnswer): void {
  if (answer === 'cut-off') {
    response.destroy();
    return;
  }
  const headers = { 'content-type': 'application/json', ...answer.headers };
  response.writeHead(answer.status, headers).end(JSON.stringify(answer.body ?? {}));
}

/** Starts a provider on a free port; it knows no run until it is told otherwise. */
export async function startProviderServer(): Promise<ProviderServer> {
  const requests: string[] = [];
  let current: ProviderAnswer = { status: 404 };
  const server = createServer((request: IncomingMessage, response) => {
    request.resume();
    request.once('end', () => {
      requests.push(`${request.method} ${request.url}`);
      respond(response, current);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answer(next) {
      current = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
