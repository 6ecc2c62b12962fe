import { type FilterSchema, type FilterTerm, parseFilter } from '@genledger/domain/filter';
import { optional } from '../command/inputs.ts';
import { accept, type Parser, refuse } from '../command/parser.ts';
import { underlined } from '../presenters/underlined.ts';

function filterOf(schema: FilterSchema): Parser<readonly FilterTerm[]> {
  return {
    parse(text) {
      const { terms, mistakes } = parseFilter(text, schema);
      return mistakes.length === 0
        ? accept(terms)
        : refuse(['cannot be understood:', ...underlined(text, mistakes)].join('\n'));
    },
  };
}

/** The flag of a command that takes a filter: mistakes are underlined where they are. */
export function filterFlag(schema: FilterSchema) {
  return {
    filter: optional('FILTER', 'Only those that match; genledger filter tells how', filterOf(schema)),
  };
}

/** What the flag comes to for the verbs. @param now what ages in it are counted from */
export function matchingOf(terms: readonly FilterTerm[] | undefined, now: Date) {
  return terms === undefined ? {} : { matching: { terms, now } };
}
