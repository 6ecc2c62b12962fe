import { createServer } from 'node:net';

/** Whether a port can be listened on. @returns the reason why not, as the system names it, such as `EADDRINUSE` */
export function portRefusal(host: string, port: number): Promise<string | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => done(undefined)));
  });
}

/** A port that is free just now. */
export function freePort(host: string): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}

/** A port where it is free, or else another one that is. */
export async function freePortLike(host: string, port: number): Promise<number> {
  return (await portRefusal(host, port)) === undefined ? port : freePort(host);
}
