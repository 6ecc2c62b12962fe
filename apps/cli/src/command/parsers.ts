import { accept, type Parser, refuse } from './parser.ts';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Text of a length. */
export function text(longest: number): Parser<string> {
  return {
    parse: (given) =>
      given.length > 0 && given.length <= longest
        ? accept(given)
        : refuse(`must have 1 to ${longest} characters`),
  };
}

/** One of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Parser<Word> {
  return {
    choices: words,
    parse(given) {
      const word = words.find((candidate) => candidate === given);
      return word === undefined ? refuse(`must be one of ${words.join(', ')}`) : accept(word);
    },
  };
}

/** A whole number within bounds. */
export function wholeNumber(least: number, most: number): Parser<number> {
  return {
    parse(given) {
      const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
      return value >= least && value <= most
        ? accept(value)
        : refuse(`must be a whole number from ${least} to ${most}`);
    },
  };
}

/** A time: a date means its beginning, UTC. */
export const time: Parser<Date> = {
  parse(given) {
    const at = DATE.test(given) || TIME.test(given) ? new Date(given) : new Date(Number.NaN);
    return Number.isNaN(at.getTime())
      ? refuse('must be a time such as 2025-08-27T10:00:00Z, or a date')
      : accept(at);
  },
};

/** An age, in milliseconds. */
export const age: Parser<number> = {
  parse(given) {
    const [, amount, unit = ''] = /^(\d{1,6})([smhd])$/.exec(given) ?? [];
    const unitMs = UNIT_MS[unit];
    return amount === undefined || unitMs === undefined
      ? refuse('must be an age such as 30s, 90m, 24h or 7d')
      : accept(Number(amount) * unitMs);
  },
};

/** The address of a database. */
export const databaseUrl: Parser<string> = {
  parse: (given) =>
    /^mongodb(\+srv)?:\/\/\S+$/.test(given) ? accept(given) : refuse('must be a mongodb:// address'),
};
