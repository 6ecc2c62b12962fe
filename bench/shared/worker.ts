import { type ChildProcess, fork } from 'node:child_process';

/** A process of the bench that answers one request at a time. */
export interface Worker<Request, Response> {
  readonly pid: number;
  call(request: Request): Promise<Response>;
  stop(): Promise<void>;
}

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

function nextAnswer(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
      child.off('message', onMessage);
      reject(new Error(`a process of the bench ended early: ${signal ?? code}`));
    };
    const onMessage = (message: unknown) => {
      child.off('exit', onExit);
      resolve(message as Answer);
    };
    child.once('exit', onExit);
    child.once('message', onMessage);
  });
}

/**
 * Starts a process that answers with {@link answerRequests}. It ends with this one: its channel closes.
 * @param file its entry
 */
export function startWorker<Request extends object, Response>(
  file: URL,
  environment: NodeJS.ProcessEnv = {},
): Worker<Request, Response> {
  const child = fork(file, [], { env: { ...process.env, ...environment }, stdio: ['ignore', 2, 2, 'ipc'] });
  return {
    pid: child.pid ?? 0,
    async call(request) {
      const answer = nextAnswer(child);
      child.send(request);
      const received = await answer;
      if (!received.ok) throw new Error(received.error);
      return received.value as Response;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await exited;
    },
  };
}

/** Answers requests of the process that started this one, and ends when it is gone. */
export function answerRequests<Request, Response>(handle: (request: Request) => Promise<Response>): void {
  process.on('message', (request: Request) => {
    handle(request)
      .then(
        (value): Answer => ({ ok: true, value }),
        (error: unknown): Answer => ({
          ok: false,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
      )
      .then((answer) => process.send?.(answer))
      .catch(() => process.exit(1));
  });
  process.once('disconnect', () => process.exit());
}
