import { MongodError } from '../errors.ts';
import { portInUse } from '../failures.ts';
import type { MongodExit } from './spawn-mongod.ts';

/** What mongod ends with where it cannot use its data: they are another's, or broken. */
export const EXIT_REFUSED = 100;
const EXIT_ADDRESS_IN_USE = 48;
const EXIT_WRONG_VERSION = 62;
const SHOWN_LINES = 3;

export interface ExitCircumstances {
  readonly exit: MongodExit;
  readonly logLines: readonly string[];
  readonly logFile: string;
  readonly directory: string;
  readonly port: number;
}

/** Whether mongod found another one on its data. */
export function saysDirectoryInUse(logLines: readonly string[]): boolean {
  return logLines.some((line) => line.includes('DBPathInUse'));
}

/** Turns the end of a mongod that never got ready into an error that says what to do. */
export function explainExit(circumstances: ExitCircumstances): MongodError {
  const { exit, logLines, directory, port } = circumstances;
  const text = logLines.join('\n');
  if (exit.code === EXIT_ADDRESS_IN_USE || text.includes('Address already in use')) return portInUse(port);
  if (exit.code === EXIT_WRONG_VERSION || /UPGRADE PROBLEM|unsupported WiredTiger file version/i.test(text)) {
    return new MongodError(`${directory} was written by another version of MongoDB.`, {
      code: 'data_directory_incompatible',
      hint: 'Let GENLEDGER_MONGOD name a mongod of the version that wrote it, or move the folder aside to start empty.',
    });
  }
  const ending = exit.signal === null ? `exit code ${exit.code}` : exit.signal;
  const lastWords = lastErrors(logLines).map((line) => `\n  ${line}`);
  return new MongodError(`mongod ended at its start (${ending}).${lastWords.join('')}`, {
    code: 'start_failed',
    hint: `Its log is ${circumstances.logFile}.`,
  });
}

/** Messages of the last lines that mongod itself marks as errors or fatal. */
function lastErrors(logLines: readonly string[]): string[] {
  const messages = logLines.flatMap((line) => {
    if (!line.startsWith('{')) return line.trim() === '' ? [] : [line.trim()];
    if (!/"s":"[EF]"/.test(line)) return [];
    const message = /"msg":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? line;
    const detail = /"error":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
    return [detail === undefined ? message : `${message}: ${detail}`];
  });
  return messages.slice(-SHOWN_LINES);
}
