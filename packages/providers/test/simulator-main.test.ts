import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/simulators/comfyui-deploy/main.ts', import.meta.url));

function start(
  environment: Readonly<Record<string, string>>,
  channel: 'ipc' | 'ignore' = 'ignore',
): ChildProcess {
  return spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', channel],
  });
}

/** All that a process says until it ends, with its exit code. */
async function ended(child: ChildProcess): Promise<{ code: number | null; errors: string }> {
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += String(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, errors };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'it says once where it listens, serves, and stops on %s',
  async (signal) => {
    const child = start({ SIMULATOR_PORT: '0', SIMULATOR_API_KEY: 'sk-secret' });
    const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
    const address = /^ComfyUI Deploy simulator listening on (http:\/\/127\.0\.0\.1:\d+) \(seed 1\)\n$/.exec(
      String(line),
    )?.[1];
    expect(address).toBeDefined();
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    child.kill(signal);
    expect(await ended(child)).toEqual({ code: 0, errors: '' });
  },
);

test.each([
  ['is told to stop', (child: ChildProcess) => child.kill('SIGTERM')],
  ['is gone', (child: ChildProcess) => child.disconnect()],
])('it stops when a starter that holds a channel to it %s', async (_what, act) => {
  const child = start({ SIMULATOR_PORT: '0' }, 'ipc');
  await once(child.stdout ?? child, 'data');
  act(child);
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a port that is taken is told in one line, exit 2', async () => {
  const other = start({ SIMULATOR_PORT: '0' });
  const [line] = (await once(other.stdout ?? other, 'data')) as [Buffer];
  const port = /:(\d+) /.exec(String(line))?.[1] ?? '';
  const { code, errors } = await ended(start({ SIMULATOR_PORT: port }));
  other.kill('SIGTERM');
  expect(code).toBe(2);
  expect(errors).toMatch(/^The simulator cannot listen on 127\.0\.0\.1:\d+: .*EADDRINUSE.*\n$/);
});

test('settings that are none are told in one message, exit 2', async () => {
  const { code, errors } = await ended(start({ SIMULATOR_PORT: 'x', SIMULATOR_CHAOS: '{' }));
  expect(code).toBe(2);
  expect(errors).toBe(
    'The simulator cannot start with these settings:\n  SIMULATOR_PORT: must be a number\n  SIMULATOR_CHAOS: must be JSON\n',
  );
});
