import { accept, type Parser, refuse } from '../../command/parser.ts';

/** An input of a cast by its name. */
export type NamedValue = readonly [name: string, value: unknown];

/** The value that a text stands for: JSON where it is JSON that loses no digit, else the text itself. */
function readValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? text : value;
  } catch {
    return text;
  }
}

/** Reads `NAME=VALUE`. */
export const namedValue: Parser<NamedValue> = {
  parse(given) {
    const at = given.indexOf('=');
    return at > 0
      ? accept([given.slice(0, at), readValue(given.slice(at + 1))])
      : refuse('must be NAME=VALUE, such as steps=28');
  },
};
