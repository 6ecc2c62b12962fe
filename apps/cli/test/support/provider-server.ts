import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A ComfyUI Deploy that knows every run, and says of each that it ended well after three seconds of computing. */
export interface KnowingProvider extends AsyncDisposable {
  readonly variables: Readonly<Record<string, string>>;
  readonly requests: readonly string[];
}

/** Starts it on a free port. */
export async function startKnowingProvider(): Promise<KnowingProvider> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const id = request.url?.split('/').at(-1);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id, status: 'success', outputs: [], run_duration: 3 }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    variables: {
      COMFYUI_DEPLOY_API_KEY: 'a-key',
      COMFYUI_DEPLOY_URL: `http://127.0.0.1:${port}`,
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
