import { CommanderError } from 'commander';
import { deliver } from './outcome/deliver.ts';
import { explain } from './outcome/explain.ts';
import { presentProblem } from './outcome/problem.ts';
import { EXIT_CODES } from './outcome/verdict.ts';
import { jsonText } from './presenters/layout/neutralise.ts';
import { createProgram } from './program.ts';
import type { Host } from './terminal/host.ts';

/** `genledger help keys create` is `genledger keys create --help`. */
function withoutHelpCommand(args: readonly string[]): readonly string[] {
  const [first, ...rest] = args;
  return first === 'help' ? [...rest, '--help'] : args;
}

/** Options that take the word behind them. */
const WITH_VALUE: ReadonlySet<string> = new Set(['--env', '--database-url']);
const ANSWERED_AT_ONCE: ReadonlySet<string> = new Set(['-h', '--help', '--version', '--json']);

/** Whether a command line has options alone, and none that is answered without a command. */
function namesNoCommand(args: readonly string[]): boolean {
  const words = args.filter((_, index) => !WITH_VALUE.has(args[index - 1] ?? ''));
  return words.every((word) => word.startsWith('-') && !ANSWERED_AT_ONCE.has(word));
}

/** The command line in full: in a terminal, options alone open the browser. */
function completed(args: readonly string[], { terminal }: Host): readonly string[] {
  return terminal !== undefined && namesNoCommand(args) ? [...args, 'browse'] : withoutHelpCommand(args);
}

/** What a command line came to that was not carried out: help or the version, or a mistake in it, which is told already. */
function refused(error: CommanderError, host: Host, wantsJson: boolean): number {
  if (error.exitCode === 0) return EXIT_CODES.holds;
  if (wantsJson) {
    const message = error.code === 'commander.help' ? 'A command is missing.' : error.message;
    const { json } = presentProblem({ code: 'bad-usage', message: message.replace(/^error: /, '') });
    host.stdout.write(`${jsonText(json)}\n`);
  }
  return EXIT_CODES['could-not-tell'];
}

/** Runs a command line. @returns the exit code */
export async function run(args: readonly string[], host: Host): Promise<number> {
  const json = args.includes('--json');
  let exitCode: number = EXIT_CODES.holds;
  const program = createProgram(host, async (definition, flags, input) => {
    const { execute } = await import('./session/execute.ts');
    exitCode = await execute(host, definition, flags, input);
  });
  if (args.length === 0 && host.terminal === undefined) {
    program.outputHelp();
    return exitCode;
  }
  try {
    await program.parseAsync(completed(args, host), { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return refused(error, host, json);
    return deliver(host, { json, quiet: false, color: false }, presentProblem(explain(error)));
  }
}
