import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import type { CommandDefinition } from './definition.ts';
import type { ArgumentSpec, FlagSpec } from './inputs.ts';
import type { Parser } from './parser.ts';

/** A parser in the form that commander takes. */
export function parserOf<Value>(parser: Parser<Value>): (text: string) => Value {
  return (text) => {
    const parsed = parser.parse(text);
    if (parsed.ok) return parsed.value;
    throw new InvalidArgumentError(`It ${parsed.error}${/[.?]$/.test(parsed.error) ? '' : '.'}`);
  };
}

/** `dryRun` is `dry-run`. */
export function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function withChoices(description: string, parser: Parser<unknown> | undefined): string {
  return parser?.choices === undefined ? description : `${description}: ${parser.choices.join(', ')}`;
}

/** A parser that adds what it reads to what was read before. */
function collected(parser: Parser<unknown>) {
  const parse = parserOf(parser);
  return (text: string, previous: unknown) => [...(Array.isArray(previous) ? previous : []), parse(text)];
}

/** Off, or an empty list: a default that help need not show. */
function hasHiddenDefault({ placeholder, isRepeatable = false }: FlagSpec<unknown, 'always' | 'sometimes'>) {
  return placeholder === undefined || isRepeatable;
}

function optionOf(key: string, spec: FlagSpec<unknown, 'always' | 'sometimes'>): Option {
  const { placeholder, parser, fallback, mandatory, isRepeatable = false } = spec;
  const name = `--${kebab(key)}`;
  const flags = placeholder === undefined ? name : `${name} <${placeholder}>`;
  const option = new Option(flags, withChoices(spec.description, parser)).makeOptionMandatory(mandatory);
  if (parser !== undefined) option.argParser(isRepeatable ? collected(parser) : parserOf(parser));
  if (fallback !== undefined && !hasHiddenDefault(spec)) option.default(fallback);
  return option;
}

function argumentOf(key: string, spec: ArgumentSpec<unknown>): Argument {
  const description = withChoices(spec.description, spec.parser);
  return spec.count === 'one'
    ? new Argument(`<${key}>`, description).argParser(parserOf(spec.parser))
    : new Argument(`[${key}...]`, description).argParser(collected(spec.parser));
}

/** Gives a command of commander what a definition says. @param run called with the parsed input */
export function configureCommand(
  command: Command,
  definition: CommandDefinition,
  run: (input: Readonly<Record<string, unknown>>) => Promise<void>,
): void {
  command.description(definition.description);
  for (const [key, spec] of Object.entries(definition.arguments)) command.addArgument(argumentOf(key, spec));
  for (const [key, spec] of Object.entries(definition.flags)) {
    command.addOption(optionOf(key, spec));
    // Not as a default of the option, which help would show.
    if (hasHiddenDefault(spec)) command.setOptionValueWithSource(key, spec.fallback, 'default');
  }
  const examples = definition.examples.map((line) => `  $ ${line}`);
  command.addHelpText('after', ['', 'Examples:', ...examples].join('\n'));
  command.action(async () => {
    const values: readonly unknown[] = command.processedArgs;
    const given = Object.keys(definition.arguments).map((key, index) => [key, values[index]]);
    await run({ ...command.opts(), ...Object.fromEntries(given) });
  });
}
