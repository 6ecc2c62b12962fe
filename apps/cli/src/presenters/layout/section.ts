import type { Screen } from '../../terminal/screen.ts';

/** A part of a text below its title, with an empty line above. */
export function section(title: string, text: string, screen: Screen): string {
  return `\n${screen.paint('strong', title)}\n${text}`;
}
