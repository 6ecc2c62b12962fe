import { neutralise } from './layout/neutralise.ts';
import { widest } from './layout/width.ts';

/** What is wrong with a part of a text. */
interface Mistake {
  readonly message: string;
  readonly from?: number;
  readonly to?: number;
}

const columns = (text: string): number => widest([neutralise(text)]);

/** A text, and below it each mistake with carets under its place. */
export function underlined(text: string, mistakes: readonly Mistake[]): readonly string[] {
  const marked = mistakes.map(({ message, from = 0, to = text.length }) => {
    const carets = '^'.repeat(Math.max(1, columns(text.slice(from, to))));
    return `  ${' '.repeat(columns(text.slice(0, from)))}${carets} ${message}`;
  });
  return [`  ${text}`, ...marked];
}
