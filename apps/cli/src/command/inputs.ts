import type { Parser } from './parser.ts';

/** A flag of a command; its long name is its key in kebab case. */
export interface FlagSpec<Value, Presence extends 'always' | 'sometimes'> {
  readonly description: string;
  /** What stands for the value in the help; a flag without one is a switch. */
  readonly placeholder?: string;
  /** Reads the value, or one of the values of a flag that may be given again. */
  readonly parser?: Parser<unknown>;
  readonly mandatory: boolean;
  readonly fallback?: Value;
  /** The values add up to a list. */
  readonly isRepeatable?: boolean;
  /** Whether a command finds a value in any case. */
  readonly presence?: Presence;
}

/** A word of a command that is no flag, in the order of the keys; only the last may be many. */
export interface ArgumentSpec<Value> {
  readonly description: string;
  readonly count: 'one' | 'any';
  readonly parser: Parser<unknown>;
  readonly value?: Value;
}

export type FlagSpecs = Readonly<Record<string, FlagSpec<unknown, 'always' | 'sometimes'>>>;
export type ArgumentSpecs = Readonly<Record<string, ArgumentSpec<unknown>>>;

type FlagValues<Flags extends FlagSpecs> = {
  readonly [Key in keyof Flags as Flags[Key] extends FlagSpec<infer _, 'always'>
    ? Key
    : never]: Flags[Key] extends FlagSpec<infer Value, 'always'> ? Value : never;
} & {
  readonly [Key in keyof Flags as Flags[Key] extends FlagSpec<infer _, 'always'>
    ? never
    : Key]?: Flags[Key] extends FlagSpec<infer Value, 'sometimes'> ? Value : never;
};

type ArgumentValues<Arguments extends ArgumentSpecs> = {
  readonly [Key in keyof Arguments]: Arguments[Key] extends ArgumentSpec<infer Value> ? Value : never;
};

/** What a command is given: its arguments and flags, parsed. */
export type Input<Flags extends FlagSpecs, Arguments extends ArgumentSpecs> = FlagValues<Flags> &
  ArgumentValues<Arguments>;

/** A flag that must be given. */
export function required<Value>(
  placeholder: string,
  description: string,
  parser: Parser<Value>,
): FlagSpec<Value, 'always'> {
  return { description, placeholder, parser, mandatory: true };
}

/** A flag that may be left out. */
export function optional<Value>(
  placeholder: string,
  description: string,
  parser: Parser<Value>,
): FlagSpec<Value, 'sometimes'> {
  return { description, placeholder, parser, mandatory: false };
}

/** A flag with a value of its own where it is left out. */
export function defaulted<Value>(
  placeholder: string,
  description: string,
  parser: Parser<Value>,
  fallback: Value,
): FlagSpec<Value, 'always'> {
  return { description, placeholder, parser, mandatory: false, fallback };
}

/** A flag that may be given any number of times, perhaps never. */
export function repeatable<Value>(
  placeholder: string,
  description: string,
  parser: Parser<Value>,
): FlagSpec<readonly Value[], 'always'> {
  return { description, placeholder, parser, mandatory: false, fallback: [], isRepeatable: true };
}

/** A flag without a value. */
export function toggle(description: string): FlagSpec<boolean, 'always'> {
  return { description, mandatory: false, fallback: false };
}

/** A word that must be given. */
export function argument<Value>(description: string, parser: Parser<Value>): ArgumentSpec<Value> {
  return { description, count: 'one', parser };
}

/** Words as many as there are, perhaps none. */
export function anyArguments<Value>(
  description: string,
  parser: Parser<Value>,
): ArgumentSpec<readonly Value[]> {
  return { description, count: 'any', parser };
}
