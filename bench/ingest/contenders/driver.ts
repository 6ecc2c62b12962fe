import { fileURLToPath } from 'node:url';
import { startWorker } from '../../shared/worker.ts';
import type { LoadRequest, LoadResult } from '../load/load.ts';
import { WEBHOOK_PATH } from '../serve-webhook.ts';
import { startServer } from '../server-process.ts';
import type { Contender, PostLoad } from './contender.ts';

/** (a) The bare driver, its load in the same process, no HTTP. The database has the ledger's indexes and validators. */
export function startDriver(databaseUrl: string): Contender {
  const worker = startWorker<LoadRequest, LoadResult>(new URL('../driver/main.ts', import.meta.url), {
    DATABASE_URL: databaseUrl,
  });
  return {
    name: 'driver',
    pid: worker.pid,
    appliesBeforeAnswer: false,
    prepare: async () => undefined,
    load: (request) => worker.call(request),
    stop: () => worker.stop(),
  };
}

/** (a2) The bare driver behind a minimal HTTP handler. */
export async function startDriverHttp(databaseUrl: string, post: PostLoad): Promise<Contender> {
  const main = fileURLToPath(new URL('../driver-http/main.ts', import.meta.url));
  const { pid, port, stop } = await startServer(main, { DATABASE_URL: databaseUrl });
  return {
    name: 'driver-http',
    pid,
    appliesBeforeAnswer: false,
    prepare: async () => undefined,
    load: (request) => post({ ...request, target: { port, path: WEBHOOK_PATH } }),
    stop,
  };
}
