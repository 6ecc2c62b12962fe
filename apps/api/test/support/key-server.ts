import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that publishes a key set, and counts how often it was asked. */
export interface KeyServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: number;
  /** Decides what is answered from now on. */
  answer(status: number, body: unknown): void;
}

/** An Ed25519 public key, its 32 bytes in hexadecimal, as key sets hold it. */
export function jwkOf(publicKey: string): object {
  return { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'hex').toString('base64url') };
}

/** Starts a server of a key set. */
export async function startKeyServer(...keys: readonly object[]): Promise<KeyServer> {
  let requests = 0;
  let [status, text] = [200, JSON.stringify({ keys })];
  const server = createServer((_request, response) => {
    requests += 1;
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/.well-known/jwks.json`,
    get requests() {
      return requests;
    },
    answer(nextStatus, body) {
      [status, text] = [nextStatus, typeof body === 'string' ? body : JSON.stringify(body)];
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
