import type { Screen } from '../../terminal/screen.ts';
import { neutralise } from './neutralise.ts';
import { wrap } from './width.ts';

const LEAST = 16;

/** A text behind an indent and a mark, broken to the screen's width; its later lines begin below its first word. */
export function hanging(text: string, mark: string, indent: number, screen: Screen): readonly string[] {
  const lines = wrap(neutralise(text), Math.max(LEAST, screen.width - indent - mark.length));
  const space = ' '.repeat(indent);
  return lines.map((line, index) => space + (index === 0 ? mark : ' '.repeat(mark.length)) + line);
}
