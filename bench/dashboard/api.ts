import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../apps/api/src/main.ts', import.meta.url));
const KEY = 'glk_bench_dashboard_0123456789abcdef';
const PORT = 41_877;
const START_MS = 120_000;

/** The dashboard, as it is deployed, signed in. */
export interface MeasuredDashboard extends AsyncDisposable {
  /** Asks for a page; gives how long the whole answer took, ms. */
  timed(path: string): Promise<number>;
}

async function whenReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await delay(100);
  }
  throw new Error('the API did not start');
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/admin/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ key: KEY }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`signing in was answered with ${answer.status}`);
  return cookie;
}

/** Starts the API on a database and signs in to its dashboard. */
export async function startDashboard(databaseUrl: string): Promise<MeasuredDashboard> {
  const url = `http://127.0.0.1:${PORT}`;
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      PORT: String(PORT),
      LOG_LEVEL: 'error',
      GENLEDGER_ADMIN_KEY: KEY,
      GENLEDGER_WEBHOOK_SECRET: 'bench-dashboard-webhook-secret',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await whenReady(child, url);
  const cookie = await signIn(url);
  return {
    async timed(path) {
      const begun = performance.now();
      const answer = await fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
      return performance.now() - begun;
    },
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
