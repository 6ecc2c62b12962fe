import { allCommands, type CommandNode, EVERYWHERE, type FlagNode } from '../../command/command-tree.ts';

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const names = (flags: readonly FlagNode[]): string => flags.map(({ name }) => name).join(' ');

function caseOf({ path, flags, commands }: CommandNode): string {
  const words =
    commands.length > 0 ? commands.map(({ name }) => name).join(' ') : names([...flags, ...EVERYWHERE]);
  return `    ${quote(path)}) words=${quote(words)} ;;`;
}

function choiceOf({ path, flags }: CommandNode): readonly string[] {
  return flags.flatMap(({ name, value }) =>
    value && value.choices.length > 0
      ? [`    ${quote(`${path} ${name}`)}) words=${quote(value.choices.join(' '))} ;;`]
      : [],
  );
}

/** The completion of bash. */
export function bashCompletion(tree: readonly CommandNode[]): string {
  const every = allCommands(tree);
  const groups = tree.filter(({ commands }) => commands.length > 0).map(({ name }) => name);
  const valued = [...EVERYWHERE, ...every.flatMap(({ flags }) => flags)].filter(({ value }) => value);
  return `# bash completion of genledger: source <(genledger completion bash)
_genledger() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" path='' words='' word index
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    case "$word" in
      -*) case " ${[...new Set(valued.map(({ name }) => name))].join(' ')} " in *" $word "*) ((index++)) ;; esac ;;
      *) case "$path" in
        '') path="$word" ;;
        ${groups.map(quote).join('|')}) path="$path $word" ;;
      esac ;;
    esac
  done
  case "$path $before" in
${every.flatMap(choiceOf).join('\n')}
  esac
  if [ -z "$words" ]; then
    case "$path" in
    '') words=${quote(`${tree.map(({ name }) => name).join(' ')} ${names(EVERYWHERE)}`)} ;;
${every.map(caseOf).join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _genledger genledger
`;
}
