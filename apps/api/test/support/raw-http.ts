import { connect, type Socket } from 'node:net';

/** A connection below HTTP. */
export interface RawConnection {
  readonly socket: Socket;
  /** What came back so far. */
  readonly received: string;
  /** Everything that came back, once the other side has ended the connection. */
  readonly closed: Promise<string>;
}

/** Connects to a port of 127.0.0.1. */
export function openRaw(port: number): RawConnection {
  const socket = connect({ port, host: '127.0.0.1' });
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
  });
  // A server that turns a sender away may reset the connection; what it said before counts.
  socket.on('error', () => {});
  const closed = new Promise<string>((resolve) => {
    socket.once('close', () => resolve(received));
  });
  return {
    socket,
    get received() {
      return received;
    },
    closed,
  };
}

/** Writes bytes to a port and gives what comes back until the other side ends the connection. */
export async function exchangeRaw(port: number, ...parts: readonly (string | Uint8Array)[]): Promise<string> {
  const { socket, closed } = openRaw(port);
  for (const part of parts) socket.write(part);
  return closed;
}

/** The status of the first answer in a text; nothing where there is none. */
export function statusOf(text: string): number | undefined {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
  return status === undefined ? undefined : Number(status);
}
