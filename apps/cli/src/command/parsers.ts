import {
  type Brand,
  failure,
  parseExternalId,
  parseObjectId,
  type Result,
  success,
} from '@genledger/domain/kernel';

/** Reads the text of a flag or an argument. */
export interface Parser<Value> {
  /** The values that there are, where they are few. */
  readonly choices?: readonly string[];
  /** @returns the value, or what it must be: `must be ...` */
  parse(text: string): Result<Value, string>;
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Text of a length. */
export function text(longest: number): Parser<string> {
  return {
    parse: (given) =>
      given.length > 0 && given.length <= longest
        ? success(given)
        : failure(`must have 1 to ${longest} characters`),
  };
}

/** One of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Parser<Word> {
  return {
    choices: words,
    parse(given) {
      const word = words.find((candidate) => candidate === given);
      return word === undefined ? failure(`must be one of ${words.join(', ')}`) : success(word);
    },
  };
}

/** A whole number within bounds. */
export function wholeNumber(least: number, most: number): Parser<number> {
  return {
    parse(given) {
      const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
      return value >= least && value <= most
        ? success(value)
        : failure(`must be a whole number from ${least} to ${most}`);
    },
  };
}

/** An id of this ledger. */
export function objectId<Id extends Brand<string, string>>(): Parser<Id> {
  return {
    parse(given) {
      const id = parseObjectId<Id>(given);
      return id.ok ? id : failure(id.error.message);
    },
  };
}

/** An id of another system. */
export function externalId<Id extends Brand<string, string>>(): Parser<Id> {
  return {
    parse(given) {
      const id = parseExternalId<Id>(given);
      return id.ok ? id : failure(id.error.message);
    },
  };
}

/** A time: a date means its beginning, UTC. */
export const time: Parser<Date> = {
  parse(given) {
    const at = DATE.test(given) || TIME.test(given) ? new Date(given) : new Date(Number.NaN);
    return Number.isNaN(at.getTime())
      ? failure('must be a time such as 2025-08-27T10:00:00Z, or a date')
      : success(at);
  },
};

/** An age, in milliseconds. */
export const age: Parser<number> = {
  parse(given) {
    const [, amount, unit = ''] = /^(\d{1,6})([smhd])$/.exec(given) ?? [];
    const unitMs = UNIT_MS[unit];
    return amount === undefined || unitMs === undefined
      ? failure('must be an age such as 30s, 90m, 24h or 7d')
      : success(Number(amount) * unitMs);
  },
};

/** The address of a database. */
export const databaseUrl: Parser<string> = {
  parse: (given) =>
    /^mongodb(\+srv)?:\/\/\S+$/.test(given) ? success(given) : failure('must be a mongodb:// address'),
};
