import { neutralise } from '../presenters/layout/neutralise.ts';
import { cut } from '../presenters/layout/width.ts';
import type { TextField } from './text-field.ts';
import type { Area } from './view.ts';

/** A part of a typed line that is wrong: from (included) to (not included), in UTF-16 code units. */
export interface WrongPart {
  readonly from: number;
  readonly to: number;
}

/** The line of a field: the cursor inverted, what is wrong underlined. */
export function fieldLine(
  label: string,
  { text, cursor }: TextField,
  wrong: readonly WrongPart[],
  { width, paint }: Area,
): string {
  const characters = [...text];
  const room = Math.max(4, width - label.length - 3);
  const first = Math.max(0, cursor - room + 1);
  let at = characters.slice(0, first).join('').length;
  const shown = characters.slice(first, first + room).map((character, index) => {
    const place = at;
    at += character.length;
    const isWrong = wrong.some(({ from, to }) => place >= from && place < Math.max(to, from + 1));
    const safe = neutralise(character);
    const painted = isWrong ? paint('bad', paint('underlined', safe)) : safe;
    return first + index === cursor ? paint('selected', safe) : painted;
  });
  const end = cursor >= characters.length ? paint('selected', ' ') : '';
  return ` ${paint('accent', cut(label, width))} ${shown.join('')}${end}`;
}
