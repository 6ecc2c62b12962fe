import { failure, parseExternalId, type Result, success } from '../../kernel/index.ts';
import type { RawValue } from '../scan.ts';
import type { TextMatch, TextValue } from '../term.ts';

interface Refused {
  readonly message: string;
  readonly suggestion?: string;
}

function matchOf(starBefore: boolean, starAfter: boolean): TextMatch {
  if (starBefore) return starAfter ? 'contains' : 'ends';
  return starAfter ? 'begins' : 'equals';
}

/** Reads the text of a value; stars at its ends, outside of quotes, leave open what is there. @param isSearched part of a text is enough */
export function readText(raw: RawValue, isSearched: boolean): Result<TextValue, Refused> {
  const bareStars = !raw.isQuoted;
  const starBefore = raw.starBefore || (bareStars && raw.text.startsWith('*'));
  const starAfter = raw.starAfter || (bareStars && raw.text.endsWith('*'));
  const text = bareStars ? raw.text.replace(/^\*/, '').replace(/\*$/, '') : raw.text;
  if (bareStars && text.includes('*')) {
    return failure({
      message: 'can have a star at either end only: quote a star that is meant',
      suggestion: `"${raw.text}"`,
    });
  }
  const readable = parseExternalId(text);
  if (!readable.ok) return failure({ message: readable.error.message });
  return success({ type: 'text', match: isSearched ? 'contains' : matchOf(starBefore, starAfter), text });
}
