import { Command } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { configureCommand } from './command/commander.ts';
import type { CommandDefinition } from './command/definition.ts';
import type { GlobalFlags } from './command/global-flags.ts';
import { addGlobalOptions } from './command/global-options.ts';
import { CATALOGUE } from './commands/catalogue.ts';
import type { CommandEntry, GroupEntry } from './commands/catalogue-entry.ts';
import { tell } from './outcome/tell.ts';
import type { Host } from './terminal/host.ts';
import { wantsColor, widthOf } from './terminal/screen.ts';

/** Carries out a command whose input was parsed. */
export type Execute = (
  definition: CommandDefinition,
  flags: GlobalFlags,
  input: Readonly<Record<string, unknown>>,
) => Promise<void>;

const DESCRIPTION = `The execution ledger for AI generation: look after its database from a terminal or a script.

Exit codes: 0 done, or it holds; 1 looked at, and it does not hold; 2 could not tell, or bad usage.`;

/** Descriptions are wrapped down to this width, so that help fits a narrow terminal. */
const LEAST_HELP_WIDTH = 12;

function useHost(program: Command, { stdout, stderr, variables }: Host): void {
  program
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => tell(stderr, text),
      getOutHelpWidth: () => widthOf(stdout, variables),
      getErrHelpWidth: () => widthOf(stderr, variables),
      getOutHasColors: () => wantsColor(stdout, variables, true),
      getErrHasColors: () => wantsColor(stderr, variables, true),
    })
    .exitOverride();
}

/** Adds a command that is loaded when it is called. */
function addCommand(parent: Command, path: string, entry: CommandEntry, execute: Execute): void {
  const command = parent
    .command(entry.name)
    .summary(entry.summary)
    .helpCommand(false)
    .showHelpAfterError(`See ${path} ${entry.name} --help.`);
  parent.hook('preSubcommand', async (_parent, called) => {
    if (called !== command) return;
    const definition = await entry.load();
    configureCommand(command, definition, (input) =>
      execute(definition, command.optsWithGlobals<GlobalFlags>(), input),
    );
  });
}

function addGroup(program: Command, entry: GroupEntry, execute: Execute): void {
  const path = `genledger ${entry.name}`;
  const group = program
    .command(entry.name)
    .description(entry.summary)
    .helpCommand(false)
    .showHelpAfterError(`See ${path} --help.`);
  const [first] = entry.commands;
  group.addHelpText('after', `\nEach has a --help with examples: ${path} ${first.name} --help`);
  for (const command of entry.commands) addCommand(group, path, command, execute);
}

/** Builds the command line: nothing is read, opened or written until it parses. */
export function createProgram(host: Host, execute: Execute): Command {
  const program = new Command('genledger')
    .description(DESCRIPTION)
    .version(packageJson.version, '--version', 'Show the version')
    .helpOption('-h, --help', 'Show help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: LEAST_HELP_WIDTH })
    .showHelpAfterError('See genledger --help.');
  useHost(program, host);
  addGlobalOptions(program);
  program.addHelpText('after', '\nEvery command has a --help with examples: genledger keys create --help');
  for (const entry of CATALOGUE) {
    if ('load' in entry) {
      addCommand(program, 'genledger', entry, execute);
      continue;
    }
    addGroup(program, entry, execute);
  }
  return program;
}
