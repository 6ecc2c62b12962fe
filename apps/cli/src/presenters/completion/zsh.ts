import { allCommands, type CommandNode, EVERYWHERE, type FlagNode } from '../../command/command-tree.ts';

/** Text within single quotes and a specification, where colons and brackets mean something. */
function specified(text: string): string {
  return text.replaceAll("'", "'\\''").replaceAll(/[[\]:\\]/g, '\\$&');
}

function flagSpec({ name, description, value }: FlagNode): string {
  const choices = value && value.choices.length > 0 ? `(${value.choices.join(' ')})` : ' ';
  return `'${name}[${specified(description)}]${value ? `:value:${choices}` : ''}'`;
}

const functionName = (path: string): string => `_genledger_${path.replaceAll(/\W/g, '_')}`;

function described(commands: readonly CommandNode[]): string {
  return commands.map(({ name, summary }) => `    '${name}:${specified(summary)}'`).join('\n');
}

function dispatcher(path: string, commands: readonly CommandNode[], position: number): string {
  const cases = commands.map((command) => `      ${command.name}) ${functionName(command.path)} ;;`);
  return `${path === '' ? '_genledger' : functionName(path)}() {
  local -a commands
  commands=(
${described(commands)}
  )
  if ((CURRENT == ${position})); then
    _describe command commands
    return
  fi
  case "\${words[${position}]}" in
${cases.join('\n')}
  esac
}`;
}

function commandFunction({ path, flags }: CommandNode): string {
  const specs = [...flags, ...EVERYWHERE].map(flagSpec);
  return `${functionName(path)}() {\n  _arguments ${specs.join(' ')} '*: :'\n}`;
}

/** The completion of zsh. */
export function zshCompletion(tree: readonly CommandNode[]): string {
  const leaves = allCommands(tree).filter(({ commands }) => commands.length === 0);
  const groups = tree.filter(({ commands }) => commands.length > 0);
  return `#compdef genledger
# zsh completion of genledger: genledger completion zsh > "\${fpath[1]}/_genledger"
${leaves.map(commandFunction).join('\n')}
${groups.map(({ path, commands }) => dispatcher(path, commands, 3)).join('\n')}
${dispatcher('', tree, 2)}
if [ "$funcstack[1]" = "_genledger" ]; then
  _genledger "$@"
else
  compdef _genledger genledger
fi
`;
}
