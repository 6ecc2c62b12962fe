import type { TextMatch } from './term.ts';

/** A regular expression that JavaScript (with the flag `u`) and MongoDB read alike. */
export interface TextPattern {
  readonly source: string;
  readonly ignoresCase: boolean;
}

/** The pattern of a text that need not be the whole. Every character of the text stands for itself. */
export function patternOf(match: Exclude<TextMatch, 'equals'>, text: string): TextPattern {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  switch (match) {
    case 'begins':
      return { source: `^${literal}`, ignoresCase: false };
    case 'ends':
      // Not the dollar sign, which matches before a line feed at the end as well in MongoDB.
      return { source: `${literal}(?![\\s\\S])`, ignoresCase: true };
    case 'contains':
      return { source: literal, ignoresCase: true };
  }
}
