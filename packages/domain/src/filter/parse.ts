import type { FilterSchema } from './field.ts';
import { parseTerm } from './parse-term.ts';
import { scan } from './scan.ts';
import type { FilterMistake, FilterTerm } from './term.ts';

/** The longest filter, in UTF-16 code units: beyond it nothing is read. */
export const LONGEST_FILTER = 2000;

/** What a text says: the terms that can be understood, and what cannot, in the order of the text. */
export interface ParsedFilter {
  readonly terms: readonly FilterTerm[];
  readonly mistakes: readonly FilterMistake[];
}

/**
 * Reads a filter such as `status:failed tool:"Flux" age>24h cost>0.5 -platform:none missing:durationMs`. It goes on behind a mistake, so
 * that each is told of; any text can be read.
 */
export function parseFilter(text: string, schema: FilterSchema): ParsedFilter {
  const mistakes: FilterMistake[] = [];
  if (text.length > LONGEST_FILTER) {
    const message = `A filter has ${LONGEST_FILTER} characters at most.`;
    return { terms: [], mistakes: [{ from: LONGEST_FILTER, to: text.length, message }] };
  }
  const report = (mistake: FilterMistake): undefined => {
    mistakes.push(mistake);
  };
  const terms = scan(text).flatMap((raw) => parseTerm(schema, raw, report) ?? []);
  return { terms, mistakes };
}
