/** A version of a tool, where a file names it. */
export interface Mention {
  readonly tool: string;
  readonly file: string;
  readonly line: number;
  readonly version: string;
}

interface Source {
  readonly tool: string;
  readonly file: string;
  readonly text: string;
  /** Global; its first group is the version. */
  readonly pattern: RegExp;
}

/** Finds every version of a tool that a text names. */
export function mentionsIn({ tool, file, text, pattern }: Source): readonly Mention[] {
  return [...text.matchAll(pattern)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length;
    return { tool, file, line, version: match[1] ?? '' };
  });
}
