import { type Completion, LinePrompt } from './line-prompt.ts';

/** A command of the palette. */
export interface PaletteCommand {
  /** Words that name it: `go generations`. */
  readonly name: string;
  readonly does: string;
  /** Does it. @param rest what stands behind its name */
  run(rest: string): void;
}

/** Whether every word typed begins a word of the name. */
function fits(name: string, text: string): boolean {
  const words = name.toLowerCase().split(' ');
  return text
    .toLowerCase()
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)));
}

function found(commands: readonly PaletteCommand[], text: string): PaletteCommand | undefined {
  const exact = commands.filter(({ name }) => text === name || text.startsWith(`${name} `));
  const longest = exact.toSorted((one, other) => other.name.length - one.name.length)[0];
  if (longest) return longest;
  const fitting = commands.filter(({ name }) => fits(name, text.trim()));
  return text.trim() === '' ? undefined : fitting[0];
}

/** Asks for a command. */
export function palettePrompt(commands: readonly PaletteCommand[]): LinePrompt {
  return new LinePrompt({
    label: ':',
    complete: (text): readonly Completion[] =>
      commands
        .filter(({ name }) => fits(name, text.trim()))
        .map(({ name, does }) => ({
          insert: `${name} `,
          from: 0,
          to: text.length,
          label: name,
          detail: does,
        })),
    check(text) {
      if (text.trim() === '' || found(commands, text)) return [];
      return [
        {
          from: 0,
          to: text.length,
          message: `There is no command ${text.trim()}; tab shows those that there are.`,
        },
      ];
    },
    submit(text) {
      const command = found(commands, text);
      const rest = command && text.startsWith(command.name) ? text.slice(command.name.length).trim() : '';
      command?.run(rest);
    },
  });
}
