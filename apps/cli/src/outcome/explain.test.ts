import { MigrationError } from '@genledger/db/migrations';
import { ConfigurationError } from '@genledger/services/configuration';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { explain } from './explain.ts';
import { CommandError } from './problem.ts';

/** An error of the driver, which names itself. */
function driverError(name: string, message: string, code?: number): Error {
  return Object.assign(new Error(message), { name, ...(code !== undefined && { code }) });
}

describe('what an error means', () => {
  it.each([
    [
      'a refused connection',
      driverError('MongoServerSelectionError', 'connect ECONNREFUSED'),
      'database-unavailable',
    ],
    ['a bad address', driverError('MongoParseError', 'Invalid scheme'), 'database-address'],
    ['a wrong password', driverError('MongoServerError', 'Authentication failed.', 18), 'database-refused'],
    ['a query that took too long', driverError('MongoServerError', 'exceeded', 50), 'database-slow'],
    ['anything else of the server', driverError('MongoServerError', 'E11000', 11_000), 'database-error'],
    ['settings with mistakes', new ConfigurationError('PORT: must be a number'), 'bad-settings'],
    ['migrations that failed', new MigrationError('no rights'), 'migration-failed'],
    ['an odd record', z.string().safeParse(1).error, 'unreadable-record'],
    ['a mistake of ours', new TypeError('x is not a function'), 'unexpected'],
    ['something thrown that is no error', 'oops', 'unexpected'],
  ])('%s', (_, error, code) => {
    const problem = explain(error);
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(/^[A-Z]/);
    expect(problem.message).not.toMatch(/\.\.|\n {4}at /);
  });

  it('is what the command says it is', () => {
    const problem = { code: 'not-migrated', message: 'Run genledger database apply first.' };
    expect(explain(new CommandError(problem))).toBe(problem);
  });
});
