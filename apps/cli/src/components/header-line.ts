import type { ScreenEntry } from '../browser/navigation.ts';
import { cut, widest } from '../presenters/layout/width.ts';
import type { Paint } from '../terminal/palette.ts';

/** The line of the screens: the present one stands in brackets; where it is narrow they have shorter names. */
export function headerLine(
  entries: readonly ScreenEntry[],
  current: ScreenEntry,
  width: number,
  paint: Paint,
): string {
  const labelled = (name: 'title' | 'short') =>
    entries.map((entry) =>
      entry === current ? `[${entry.key} ${entry[name]}]` : ` ${entry.key} ${entry[name]} `,
    );
  const whole = labelled('title');
  const labels = widest([whole.join('')]) <= width ? whole : labelled('short');
  let room = width;
  return labels
    .map((label, index) => {
      const text = cut(label, Math.max(0, room));
      room -= widest([text]);
      return paint(entries[index] === current ? 'strong' : 'quiet', text);
    })
    .join('');
}
