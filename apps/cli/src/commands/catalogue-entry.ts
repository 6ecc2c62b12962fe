import type { CommandDefinition } from '../command/definition.ts';

/** A command by its name. What it is made of is loaded only when it is asked for, so that help comes at once. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandDefinition>;
}

/** Commands about one thing. */
export interface GroupEntry {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly [CommandEntry, ...CommandEntry[]];
}
