import type { HelpOf } from './help.ts';

/**
 * Says what is wrong with a `genledger` command: a command, subcommand or flag that its help does not know.
 * Nothing when it is right.
 */
export async function genledgerProblem(
  words: readonly string[],
  helpOf: HelpOf,
): Promise<string | undefined> {
  let help = await helpOf([]);
  if (help === undefined) return 'names genledger, which does not answer --help';
  let allHelp = help;
  const command: string[] = [];
  for (const word of words) {
    const subcommands = subcommandsIn(help);
    if (!isName(word) || subcommands.size === 0) break;
    if (!subcommands.has(word))
      return `names genledger ${[...command, word].join(' ')}, which does not exist`;
    command.push(word);
    help = (await helpOf(command)) ?? '';
    allHelp += help;
  }
  const flag = flagsIn(words).find((name) => !flagIsListed(name, allHelp));
  return flag === undefined ? undefined : `names ${flag}, which genledger ${command.join(' ')} does not have`;
}

/** Reads the names below the heading `Commands:` of a help text. */
export function subcommandsIn(help: string): ReadonlySet<string> {
  const [, listed = ''] = help.split(/^Commands:$/m);
  const [section = ''] = listed.replace(/^\n/, '').split(/\n\s*\n/);
  const names = [...section.matchAll(/^ {2}([a-z][\w|-]*)/gm)].flatMap((match) => match[1]?.split('|') ?? []);
  return new Set(names);
}

function flagsIn(words: readonly string[]): readonly string[] {
  return words.map((word) => word.split('=')[0] ?? '').filter((word) => /^--[a-z][a-z0-9-]*$/.test(word));
}

function flagIsListed(flag: string, help: string): boolean {
  return flag === '--help' || help.split(/[\s,]+/).includes(flag);
}

function isName(word: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(word);
}
