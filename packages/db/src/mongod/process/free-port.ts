import { createServer } from 'node:net';
import { portInUse } from '../failures.ts';
import { systemErrorCode } from '../outcome.ts';

const LOOPBACK = '127.0.0.1';

/**
 * Gives `port` if it can be listened on, or any free one for 0. Throws MongodError `port_in_use`. Somebody may still
 * take it before mongod does.
 */
export async function reservePort(port: number): Promise<number> {
  const server = createServer();
  try {
    return await new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  } catch (error) {
    const code = systemErrorCode(error);
    throw code === 'EADDRINUSE' || code === 'EACCES' ? portInUse(port) : error;
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
