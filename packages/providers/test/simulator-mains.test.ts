import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test.each([
  ['replicate', 'Replicate'],
  ['fal', 'fal'],
  ['runpod', 'RunPod'],
])('the simulator of %s serves by itself, and stops when it is told to', async (folder, title) => {
  const main = fileURLToPath(new URL(`../src/simulators/${folder}/main.ts`, import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'] ?? '', SIMULATOR_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const address = new RegExp(`^${title} simulator listening on (http://\\S+) \\(seed 1\\)\n$`).exec(
    String(line),
  )?.[1];
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
