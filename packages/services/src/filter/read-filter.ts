import type { FilterMatching } from '@genledger/db/filter';
import { type FilterSchema, parseFilter } from '@genledger/domain/filter';
import { type Result, success } from '@genledger/domain/kernel';
import { type ServiceError, serviceError } from '../errors.ts';

/**
 * Reads a filter that a caller gave, if any.
 * @param now what ages in it are counted from
 * @param path what callers call it
 * @returns what a list can be narrowed by; every mistake with its place in the text
 */
export function readFilter(
  text: string | undefined,
  schema: FilterSchema,
  now: Date,
  path: string,
): Result<{ readonly matching?: FilterMatching }, ServiceError> {
  if (text === undefined) return success({});
  const { terms, mistakes } = parseFilter(text, schema);
  if (mistakes.length === 0) return success({ matching: { terms, now } });
  const issues = mistakes.map((mistake) => ({ path, ...mistake }));
  return serviceError('invalid-filter', 'The filter cannot be understood.', issues);
}
