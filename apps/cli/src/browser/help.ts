import { wrap } from '../presenters/layout/width.ts';
import type { KeyName } from './keys.ts';
import type { Overlay } from './overlay.ts';
import type { Area, KeyHelp, View } from './view.ts';

/** Keys that mean the same everywhere. */
const EVERYWHERE: readonly KeyHelp[] = [
  { keys: '1 … 9', does: 'go to a screen' },
  { keys: 'tab', does: 'next list or side of it' },
  { keys: ':', does: 'command, with completion' },
  { keys: 'y', does: 'copy what is under the cursor' },
  { keys: 'e', does: 'export the list or the document' },
  { keys: 'o', does: 'open link' },
  { keys: 'r', does: 'read anew' },
  { keys: 'E', does: 'another environment' },
  { keys: '?', does: 'this help' },
  { keys: 'q', does: 'back, and at last quit' },
  { keys: 'ctrl+c', does: 'quit at once' },
  { keys: 'ctrl+z', does: 'leave it asleep; fg comes back' },
];

function keyLines(keys: readonly KeyHelp[], { width, paint }: Area): readonly string[] {
  const column = 14;
  return keys.map(({ keys: names, does }) =>
    `  ${paint('accent', names.padEnd(column))}${does}`.slice(0, width + 20),
  );
}

/** The help of a view; it scrolls where it is higher than the screen. */
export function helpOverlay(view: View): Overlay {
  let top = 0;
  return {
    placement: 'whole',
    hint: '↑↓ scroll  any other key closes',
    press(key: KeyName) {
      if (key === 'down' || key === 'j') top += 1;
      else if (key === 'up' || key === 'k') top = Math.max(0, top - 1);
      else return 'closed';
      return 'open';
    },
    lines(area) {
      const all = [
        area.paint('strong', ` ${view.title}`),
        ...wrap(view.about, area.width - 2).map((line) => ` ${line}`),
        '',
        area.paint('strong', ' Here'),
        ...keyLines(view.keys, area),
        '',
        area.paint('strong', ' Everywhere'),
        ...keyLines(EVERYWHERE, area),
      ];
      top = Math.min(top, Math.max(0, all.length - area.height));
      return all.slice(top, top + area.height);
    },
  };
}
