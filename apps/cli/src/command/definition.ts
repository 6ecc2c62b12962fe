import type { Presentation } from '../outcome/presentation.ts';
import type { Session } from '../session/session.ts';
import type { ArgumentSpecs, FlagSpecs, Input } from './inputs.ts';

/** What a command is, apart from its name: the catalogue has that. */
export interface CommandDefinition {
  /** What it does, in full sentences. */
  readonly description: string;
  /** Command lines that work, without `$`. */
  readonly examples: readonly [string, ...string[]];
  readonly flags: FlagSpecs;
  readonly arguments: ArgumentSpecs;
  /** What Ctrl-C does: end it where it stands, or let it stop at a good place. */
  readonly onInterrupt: 'end' | 'stop';
  run(session: Session, input: Readonly<Record<string, unknown>>): Promise<Presentation>;
}

/** The same, with the type of its input. */
export interface TypedDefinition<Flags extends FlagSpecs, Arguments extends ArgumentSpecs>
  extends Pick<CommandDefinition, 'description' | 'examples'> {
  readonly flags?: Flags;
  readonly arguments?: Arguments;
  readonly onInterrupt?: CommandDefinition['onInterrupt'];
  run(session: Session, input: Input<Flags, Arguments>): Promise<Presentation>;
}

/**
 * Defines a command: flags -> verb -> presenter. Flags are parsed before it runs. Verbs are imported as it runs: with the database's
 * driver behind them they take longer to load than help takes to show.
 */
export function defineCommand<
  const Flags extends FlagSpecs = Record<never, never>,
  const Arguments extends ArgumentSpecs = Record<never, never>,
>(definition: TypedDefinition<Flags, Arguments>): CommandDefinition {
  return {
    description: definition.description,
    examples: definition.examples,
    flags: definition.flags ?? {},
    arguments: definition.arguments ?? {},
    onInterrupt: definition.onInterrupt ?? 'end',
    // Commander hands over exactly what the specifications describe.
    run: (session, input) => definition.run(session, input as Input<Flags, Arguments>),
  };
}
