import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { AnswerReader } from './answer-reader.ts';

/** A keep-alive connection that has one request under way at most. Plain sockets: the load must cost little beside what it measures. */
export class Connection {
  readonly #socket: Socket;
  readonly #answers = new AnswerReader();
  #settle: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#take(bytes));
    socket.on('error', (error) => this.#settle?.reject(error));
    socket.on('close', () => this.#settle?.reject(new Error('the server closed the connection')));
  }

  /** Opens a connection on loopback. */
  static async open(port: number): Promise<Connection> {
    const socket = connect({ host: '127.0.0.1', port });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  #take(bytes: Buffer): void {
    const settle = this.#settle;
    try {
      const status = this.#answers.read(bytes);
      if (status !== undefined) settle?.resolve(status);
    } catch (error) {
      settle?.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Sends a whole request. @returns the status of its answer */
  send(request: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#settle = undefined;
    this.#socket.destroy();
  }
}
