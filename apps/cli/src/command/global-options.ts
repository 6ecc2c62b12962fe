import { type Command, Option } from 'commander';
import { parserOf } from './commander.ts';
import { databaseUrl, text } from './parsers.ts';

const environmentName = parserOf(text(100));

/** Adds the flags that every command has; they may stand anywhere in a command line. */
export function addGlobalOptions(program: Command): void {
  program
    .addOption(new Option('--json', 'Print JSON alone on standard output'))
    .addOption(
      new Option('--env <NAME>', 'Use this environment of genledger.config; audit takes several').argParser(
        (given, earlier: readonly string[] | undefined) => [...(earlier ?? []), environmentName(given)],
      ),
    )
    .addOption(
      new Option('--database-url <URL>', 'Use this database instead of DATABASE_URL')
        .argParser(parserOf(databaseUrl))
        .conflicts('env'),
    )
    .addOption(new Option('--no-color', 'Show no colours, as NO_COLOR does'))
    .addOption(new Option('--quiet', 'Leave progress and notes out; problems are told'));
  // Not as defaults of the options, which help would show.
  program.setOptionValueWithSource('json', false, 'default');
  program.setOptionValueWithSource('quiet', false, 'default');
}
