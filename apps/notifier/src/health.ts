import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { NotifierState } from './engine/notifier.ts';

/** What the port of a notifier tells. */
export interface HealthSources {
  readonly registry: Registry;
  /** Whether deliveries go on, and why not. */
  readonly readiness: () => Readiness;
}

/** Whether a notifier delivers. */
export interface Readiness {
  readonly isReady: boolean;
  readonly state: NotifierState;
  /** By platform: `ready`, or which setting is missing. A missing one does not make the notifier unready. */
  readonly channels: Readonly<Record<string, string>>;
}

/** The port, listening. */
export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  answer(response, status, 'application/json', JSON.stringify(value));
}

async function respond(path: string, response: ServerResponse, sources: HealthSources): Promise<void> {
  switch (path) {
    case '/healthz':
      return json(response, 200, { status: 'ok' });
    case '/readyz': {
      const { isReady, ...parts } = sources.readiness();
      return json(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', ...parts });
    }
    case '/metrics':
      return answer(response, 200, sources.registry.contentType, await sources.registry.metrics());
    default:
      return json(response, 404, { status: 'there are /healthz, /readyz and /metrics' });
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Serves `/healthz`, `/readyz` and `/metrics`. @throws where the port is taken */
export async function serveHealth(host: string, port: number, sources: HealthSources): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    respond(path, response, sources).catch(() => json(response, 500, { status: 'failed' }));
  });
  const actual = await listen(server, host, port);
  return {
    port: actual,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
