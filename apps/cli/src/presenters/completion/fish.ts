import { allCommands, type CommandNode, EVERYWHERE, type FlagNode } from '../../command/command-tree.ts';

const quote = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;

function flagLine({ name, description, value }: FlagNode, condition: string): string {
  const choices =
    value === undefined
      ? ''
      : ` -x${value.choices.length > 0 ? ` -a ${quote(value.choices.join(' '))}` : ''}`;
  return `complete -c genledger${condition} -l ${name.slice(2)}${choices} -d ${quote(description)}`;
}

function conditionOf(path: string): string {
  const [first = '', second] = path.split(' ');
  const seen = `__fish_seen_subcommand_from ${first}`;
  return ` -n ${quote(second === undefined ? seen : `${seen}; and __fish_seen_subcommand_from ${second}`)}`;
}

function commandLines({ path, name, summary }: CommandNode, siblings: readonly CommandNode[]): string {
  const [group] = path.split(' ');
  const none = `not __fish_seen_subcommand_from ${siblings.map((sibling) => sibling.name).join(' ')}`;
  const condition =
    path === name ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${group}; and ${none}`;
  return `complete -c genledger -n ${quote(condition)} -a ${name} -d ${quote(summary)}`;
}

/** The completion of fish. */
export function fishCompletion(tree: readonly CommandNode[]): string {
  return `# fish completion of genledger: genledger completion fish > ~/.config/fish/completions/genledger.fish
complete -c genledger -f
${EVERYWHERE.map((flag) => flagLine(flag, '')).join('\n')}
${tree.map((node) => commandLines(node, tree)).join('\n')}
${tree.flatMap((group) => group.commands.map((node) => commandLines(node, group.commands))).join('\n')}
${allCommands(tree)
  .flatMap(({ path, flags }) => flags.map((flag) => flagLine(flag, conditionOf(path))))
  .join('\n')}
`;
}
