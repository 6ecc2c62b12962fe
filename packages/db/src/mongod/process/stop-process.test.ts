import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { inspectProcess, isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts';
import { stopProcess } from './stop-process.ts';

async function run(script: string): Promise<ProcessIdentity> {
  const child = spawn('/bin/sh', ['-c', `${script}; echo ready; while :; do sleep 0.05; done`]);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child.stdout, 'data');
  const identity = await inspectProcess(child.pid ?? 0);
  if (identity === undefined) throw new Error('the process has ended');
  return identity;
}

test('ends a process with SIGTERM and waits until it is gone', async () => {
  const identity = await run(':');
  expect(await stopProcess(identity, { graceMs: 5_000 })).toBe(true);
  expect(await isRunning(identity)).toBe(false);
});

test('kills one that ignores SIGTERM after the grace time', async () => {
  const identity = await run('trap "" TERM');
  const start = performance.now();
  expect(await stopProcess(identity, { graceMs: 200 })).toBe(true);
  expect(performance.now() - start).toBeGreaterThanOrEqual(200);
  expect(await isRunning(identity)).toBe(false);
});

test('leaves a later process with the same pid alone', async () => {
  const identity = await run(':');
  expect(await stopProcess({ ...identity, startedAt: 'earlier' }, { graceMs: 200 })).toBe(true);
  expect(await isRunning(identity)).toBe(true);
});

test('knows this process by its pid, start and command line', async () => {
  expect(await isRunning(await ownIdentity())).toBe(true);
  expect((await inspectProcess(process.pid))?.commandLine).toMatch(/node/);
  expect(await inspectProcess(2 ** 30)).toBeUndefined();
});
