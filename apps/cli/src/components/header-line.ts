import type { ScreenEntry } from '../browser/navigation.ts';
import { cut, widest } from '../presenters/layout/width.ts';
import type { Paint } from '../terminal/palette.ts';

/** The line of the screens: the present one stands in brackets; where it is narrow the others are numbers alone. */
export function headerLine(
  entries: readonly ScreenEntry[],
  current: ScreenEntry,
  width: number,
  paint: Paint,
): string {
  const labelled = (withTitles: boolean) =>
    entries.map((entry) => {
      if (entry === current) return `[${entry.key} ${entry.title}]`;
      return withTitles ? ` ${entry.key} ${entry.title} ` : ` ${entry.key} `;
    });
  const whole = labelled(true);
  const labels = widest([whole.join('')]) <= width ? whole : labelled(false);
  let room = width;
  return labels
    .map((label, index) => {
      const text = cut(label, Math.max(0, room));
      room -= widest([text]);
      return paint(entries[index] === current ? 'strong' : 'quiet', text);
    })
    .join('');
}
