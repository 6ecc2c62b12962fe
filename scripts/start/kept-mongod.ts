import { type MongodExit, type RunningMongod, startMongod } from '@genledger/db/mongod';

/** The embedded MongoDB, started again whenever it dies. */
export interface KeptMongod {
  readonly uri: string;
  stop(): Promise<void>;
}

const RESTART_AFTER_MS = 1000;

const how = (exit: MongodExit) => exit.signal ?? `exit code ${exit.code}`;

/**
 * Starts the embedded MongoDB in a data folder and keeps it running: should it be killed, it comes back on the same port, so that the
 * apps find it again.
 * @throws MongodError where the first start fails
 */
export async function keepMongodRunning(
  dataDirectory: string,
  say: (line: string) => void,
): Promise<KeptMongod> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const start = (port?: number) =>
    startMongod({
      dataDirectory: `${dataDirectory}/mongod`,
      environment: process.env,
      log: say,
      ...(port !== undefined && { port }),
    });

  let mongod = await start();

  function watch(running: RunningMongod): void {
    mongod = running;
    void running.exited.then((exit) => {
      if (stopped) return;
      say(`the embedded MongoDB ended (${how(exit)}); starting it again`);
      restart(running.port);
    });
  }

  function restart(port: number): void {
    timer = setTimeout(() => {
      start(port).then(watch, (error: unknown) => {
        say(`the embedded MongoDB does not come back: ${error instanceof Error ? error.message : error}`);
        if (!stopped) restart(port);
      });
    }, RESTART_AFTER_MS);
  }

  watch(mongod);
  return {
    uri: mongod.uri,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await mongod.stop();
    },
  };
}
