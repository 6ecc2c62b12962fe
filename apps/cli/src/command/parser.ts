import type { Result } from '@genledger/domain/kernel';

/** Reads the text of a flag or an argument. */
export interface Parser<Value> {
  /** The values that there are, where they are few. */
  readonly choices?: readonly string[];
  /** @returns the value, or what it must be: `must be ...` */
  parse(text: string): Result<Value, string>;
}

// As the domain's own, which would bring its schemas along: help is shown sooner than they load.
/** The text can be read. */
export const accept = <Value>(value: Value): Result<Value, string> => ({ ok: true, value });

/** The text cannot be read. @param reason what it must be */
export const refuse = <Value>(reason: string): Result<Value, string> => ({ ok: false, error: reason });
