import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const PROGRAM = fileURLToPath(new URL('./hold-mongod-program.ts', import.meta.url));

export interface HeldMongod {
  /** The process that started mongod. */
  readonly parent: ChildProcess;
  readonly mongodPid: number;
  readonly uri: string;
}

/** Has another process start a mongod on a folder; that process is killed when the test has ended. */
export async function holdMongod(dataDirectory: string): Promise<HeldMongod> {
  const parent = spawn(process.execPath, ['--no-warnings', PROGRAM, dataDirectory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    parent.kill('SIGKILL');
  });
  const [line] = await once(createInterface(parent.stdout), 'line');
  const started: unknown = JSON.parse(String(line));
  if (typeof started !== 'object' || started === null || !('pid' in started) || !('uri' in started)) {
    throw new Error(`unexpected answer: ${line}`);
  }
  return { parent, mongodPid: Number(started.pid), uri: String(started.uri) };
}
