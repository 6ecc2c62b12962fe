import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/simulators/comfyui-deploy/main.ts', import.meta.url));

function start(environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [MAIN], { env: { PATH: process.env['PATH'] ?? '', ...environment } });
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

test('settings that are none are told in one message, exit 2', async () => {
  const { code, errors } = await ended(start({ SIMULATOR_PORT: 'x', SIMULATOR_CHAOS: '{' }));
  expect(code).toBe(2);
  expect(errors).toBe(
    'The simulator cannot start with these settings:\n  SIMULATOR_PORT: must be a number\n  SIMULATOR_CHAOS: must be JSON\n',
  );
});
