import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * What happens to submissions. `open`: they pass. `busy`: turned away with 429. `mute`: they pass, and their answers are kept back.
 * `held`: they wait at the gate until it is opened. `lost`: they are swallowed, and never answered.
 */
export type GateMode = 'open' | 'busy' | 'mute' | 'held' | 'lost';

/** Stands between an API and its provider, so that a test decides what of a submission gets through. */
export interface ProviderGate extends AsyncDisposable {
  readonly url: string;
  /** Submissions that came to the gate so far. */
  readonly submissions: number;
  set(mode: GateMode): void;
}

const SUBMISSION = '/api/run/deployment/queue';

async function forward(target: string, request: IncomingMessage, body: Buffer): Promise<Response> {
  const { method = 'GET', url = '/', headers } = request;
  return fetch(`${target}${url}`, {
    method,
    headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
    ...(method !== 'GET' && { body: new Uint8Array(body) }),
  });
}

async function answer(response: ServerResponse, from: Response): Promise<void> {
  const text = await from.text();
  response
    .writeHead(from.status, { 'content-type': from.headers.get('content-type') ?? 'text/plain' })
    .end(text);
}

/** Opens a gate before a provider's address. */
export async function openProviderGate(target: string): Promise<ProviderGate> {
  let mode: GateMode = 'open';
  let submissions = 0;
  let release = () => {};
  let opened = Promise.resolve();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const isSubmission = request.url === SUBMISSION;
    if (isSubmission) submissions += 1;
    if (isSubmission && mode === 'busy') {
      response
        .writeHead(429, { 'content-type': 'application/json', 'retry-after': '5' })
        .end('{"detail":"Too many requests"}');
      return;
    }
    if (isSubmission && mode === 'lost') return;
    if (isSubmission) await opened;
    const passed = await forward(target, request, body);
    if (!(isSubmission && mode === 'mute')) await answer(response, passed);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get submissions() {
      return submissions;
    },
    set(next) {
      mode = next;
      release();
      if (next === 'held') {
        opened = new Promise((resolve) => {
          release = resolve;
        });
      }
    },
    async [Symbol.asyncDispose]() {
      release();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
