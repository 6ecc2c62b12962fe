import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Answers with the help text of a command of the CLI, or nothing when there is none. */
export type HelpOf = (command: readonly string[]) => Promise<string | undefined>;

const CLI = 'apps/cli/src/main.ts';
const TIMEOUT_MS = 30_000;

/** Asks the CLI itself: what its help does not list does not exist. Each command is asked once. */
export function helpFromCli(root: string): HelpOf {
  const answers = new Map<string, Promise<string | undefined>>();
  return (command) => {
    const key = command.join(' ');
    const answer = answers.get(key) ?? askCli(root, command);
    answers.set(key, answer);
    return answer;
  };
}

async function askCli(root: string, command: readonly string[]): Promise<string | undefined> {
  if (!existsSync(join(root, CLI))) return undefined;
  const environment = { ...process.env, NO_COLOR: '1', COLUMNS: '200' };
  return new Promise((resolve) => {
    const options = { cwd: root, env: environment, timeout: TIMEOUT_MS };
    execFile(process.execPath, [CLI, ...command, '--help'], options, (error, stdout) => {
      resolve(error ? undefined : stdout);
    });
  });
}
