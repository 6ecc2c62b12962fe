import type { Notice } from '../browser/browser.ts';
import { neutralise } from '../presenters/layout/neutralise.ts';
import { cut } from '../presenters/layout/width.ts';
import type { Paint } from '../terminal/palette.ts';

/** What may be told above the status line; the first that is there is told. */
export interface Message {
  readonly notice: Notice | undefined;
  readonly problem: string | undefined;
  /** What is being waited for. */
  readonly waiting: string | undefined;
  /** Turns while something is being waited for. */
  readonly frame: number;
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const SIGNS = { good: '✓', warning: '!', bad: '✗' } as const;

/** The line of messages. */
export function messageLine(
  { notice, problem, waiting, frame }: Message,
  width: number,
  paint: Paint,
): string {
  const shown = (text: string) => cut(neutralise(text), width - 4);
  if (notice) return ` ${paint(notice.tone, `${SIGNS[notice.tone]} ${shown(notice.text)}`)}`;
  if (problem !== undefined) return ` ${paint('bad', `✗ ${shown(problem)}`)}`;
  if (waiting !== undefined)
    return ` ${paint('accent', `${FRAMES[frame % FRAMES.length]} ${shown(waiting)}…`)}`;
  return '';
}
