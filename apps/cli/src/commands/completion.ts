import { type CommandDefinition, defineCommand } from '../command/definition.ts';
import { argument } from '../command/inputs.ts';
import { oneOf } from '../command/parsers.ts';
import type { CommandEntry, GroupEntry } from './catalogue-entry.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** `genledger completion`. @param catalogue the commands that are completed */
export function completionOf(catalogue: readonly (CommandEntry | GroupEntry)[]): CommandDefinition {
  return defineCommand({
    description: `Print a script by which a shell completes commands, flags and their values.

bash: source <(genledger completion bash). zsh: genledger completion zsh > "\${fpath[1]}/_genledger". fish: genledger completion fish > ~/.config/fish/completions/genledger.fish.`,
    examples: ['genledger completion bash', 'genledger completion zsh', 'genledger completion fish'],
    arguments: { shell: argument('Shell that completes', oneOf(SHELLS)) },
    async run(_session, { shell }) {
      const { commandTree } = await import('../command/command-tree.ts');
      const { COMPLETIONS } = await import('../presenters/completion/completions.ts');
      const script = COMPLETIONS[shell](await commandTree(catalogue));
      return { verdict: 'holds', json: { shell, script }, print: () => ({ body: script.trimEnd() }) };
    },
  });
}
