import { CommanderError } from 'commander';
import { EXIT_CODES } from './outcome/verdict.ts';
import { createProgram } from './program.ts';
import type { Host } from './terminal/host.ts';

/** `genledger help keys create` is `genledger keys create --help`. */
function withoutHelpCommand(args: readonly string[]): readonly string[] {
  const [first, ...rest] = args;
  return first === 'help' ? [...rest, '--help'] : args;
}

/** Runs a command line. @returns the exit code */
export async function run(args: readonly string[], host: Host): Promise<number> {
  let exitCode: number = EXIT_CODES.holds;
  const program = createProgram(host, async (definition, flags, input) => {
    const { execute } = await import('./session/execute.ts');
    exitCode = await execute(host, definition, flags, input);
  });
  if (args.length === 0) {
    program.outputHelp();
    return exitCode;
  }
  try {
    await program.parseAsync(withoutHelpCommand(args), { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT_CODES.holds : EXIT_CODES['could-not-tell'];
  }
}
