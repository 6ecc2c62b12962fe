import { failure, type Result, success } from '@genledger/domain/kernel';
import type { InputIssue } from '../errors.ts';
import { DEFAULT_RATES, type Rates } from './rates.ts';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a rate cannot be what is given for it; chances end at 1. */
function wrongRate(group: string, given: unknown): string | undefined {
  const isRate = typeof given === 'number' && Number.isFinite(given) && given >= 0;
  if (!isRate) return 'must be a number from 0 up';
  return group === 'chances' && given > 1 ? 'must be from 0 to 1' : undefined;
}

function issuesOf(group: string, forms: object, given: unknown): InputIssue[] {
  if (!isRecord(given)) return [{ path: group, message: 'must be an object of rates by form' }];
  const wrong = Object.entries(given).flatMap(([form, rate]) => {
    const known = Object.hasOwn(forms, form);
    const message = known ? wrongRate(group, rate) : `must be one of ${Object.keys(forms).join(', ')}`;
    return message === undefined ? [] : [{ path: `${group}.${form}`, message }];
  });
  const merged = Object.values({ ...forms, ...given });
  const isEmpty = group !== 'chances' && merged.every((rate) => rate === 0);
  return isEmpty ? [...wrong, { path: group, message: 'must leave a form above 0' }] : wrong;
}

/**
 * Reads rates that differ from the usual ones: `{ "costValue": { "zero": 50 }, "chances": { "secret": 1 } }`. Forms that are not named
 * keep their weight.
 */
export function parseRates(text: string): Result<Rates, readonly InputIssue[]> {
  const given = read(text);
  if (!isRecord(given)) return failure([{ path: '', message: 'must be a JSON object of groups' }]);
  const issues = Object.entries(given).flatMap(([group, forms]) =>
    Object.hasOwn(DEFAULT_RATES, group)
      ? issuesOf(group, DEFAULT_RATES[group as keyof Rates], forms)
      : [{ path: group, message: `must be one of ${Object.keys(DEFAULT_RATES).join(', ')}` }],
  );
  if (issues.length > 0) return failure(issues);
  const merged = Object.entries(DEFAULT_RATES).map(([group, forms]) => {
    const changed = given[group];
    return [group, isRecord(changed) ? { ...forms, ...changed } : forms];
  });
  // Every group and form was checked above.
  return success(Object.fromEntries(merged) as Rates);
}
