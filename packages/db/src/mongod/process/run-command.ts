import { execFile } from 'node:child_process';
import type { Environment } from '../context.ts';
import { failure, type Outcome, success } from '../outcome.ts';

const MAX_OUTPUT_BYTES = 1024 * 1024;
const SHOWN_CHARACTERS = 400;

export interface CommandOptions {
  readonly environment: Environment;
  /** After this many milliseconds the command is killed. */
  readonly timeoutMs: number;
  /** Called with each piece of standard output as it arrives. */
  readonly onOutput?: (text: string) => void;
}

/** Runs a program without a shell and gives its standard output, or why it failed (with the end of its stderr). */
export function runCommand(
  command: string,
  parameters: readonly string[],
  options: CommandOptions,
): Promise<Outcome<string>> {
  const settings = {
    env: { ...options.environment },
    timeout: options.timeoutMs,
    killSignal: 'SIGKILL' as const,
    maxBuffer: MAX_OUTPUT_BYTES,
    windowsHide: true,
  };
  return new Promise((resolve) => {
    const child = execFile(command, [...parameters], settings, (error, stdout, stderr) => {
      if (error === null) resolve(success(stdout));
      else resolve(failure(describeFailure(error, stderr, options.timeoutMs)));
    });
    child.stdin?.end();
    if (options.onOutput !== undefined) child.stdout?.on('data', options.onOutput);
  });
}

function describeFailure(
  error: { code?: string | number | null; killed?: boolean; signal?: NodeJS.Signals | null },
  stderr: string,
  timeoutMs: number,
): string {
  if (error.killed === true) return `no end after ${timeoutMs / 1000} s`;
  if (error.code === 'ENOENT') return 'not installed';
  const ending = typeof error.signal === 'string' ? `ended by ${error.signal}` : `exit ${error.code}`;
  const lastWords = stderr.trim().slice(-SHOWN_CHARACTERS);
  return lastWords === '' ? ending : `${ending}: ${lastWords}`;
}
