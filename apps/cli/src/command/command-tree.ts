import type { CommandEntry, GroupEntry } from '../commands/catalogue-entry.ts';
import { kebab } from './commander.ts';

/** A flag as shells complete it. */
export interface FlagNode {
  /** `--dry-run` */
  readonly name: string;
  readonly description: string;
  /** What may stand behind it; nothing where it takes no value. */
  readonly value?: { readonly choices: readonly string[] };
}

/** A command as shells complete it. */
export interface CommandNode {
  /** `keys create` */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly FlagNode[];
  readonly commands: readonly CommandNode[];
}

/** The flags that every command has. */
export const EVERYWHERE: readonly FlagNode[] = [
  { name: '--help', description: 'Show help' },
  { name: '--json', description: 'Print JSON alone on standard output' },
  { name: '--env', description: 'Use this environment of genledger.config', value: { choices: [] } },
  { name: '--database-url', description: 'Use this database', value: { choices: [] } },
  { name: '--no-color', description: 'Show no colours' },
  { name: '--quiet', description: 'Leave progress and notes out' },
];

async function commandNode(entry: CommandEntry, group: string): Promise<CommandNode> {
  const { flags } = await entry.load();
  return {
    path: `${group}${entry.name}`,
    name: entry.name,
    summary: entry.summary,
    commands: [],
    flags: Object.entries(flags).map(([key, { description, placeholder, parser }]) => ({
      name: `--${kebab(key)}`,
      description,
      ...(placeholder !== undefined && { value: { choices: parser?.choices ?? [] } }),
    })),
  };
}

/** Every command with its flags, in the order of the help. */
export async function commandTree(
  catalogue: readonly (CommandEntry | GroupEntry)[],
): Promise<readonly CommandNode[]> {
  return Promise.all(
    catalogue.map(async (entry): Promise<CommandNode> => {
      if ('load' in entry) return commandNode(entry, '');
      const { name, summary } = entry;
      const commands = await Promise.all(entry.commands.map((each) => commandNode(each, `${name} `)));
      return { path: name, name, summary, flags: [], commands };
    }),
  );
}

/** A tree as a list: each command before those below it. */
export function allCommands(tree: readonly CommandNode[]): readonly CommandNode[] {
  return tree.flatMap((node) => [node, ...allCommands(node.commands)]);
}
