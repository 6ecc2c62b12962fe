import { cut, fill } from '../presenters/layout/width.ts';
import type { KeyName } from './keys.ts';
import type { Overlay } from './overlay.ts';

/** An entry of a menu. */
export interface MenuEntry {
  readonly title: string;
  readonly detail: string;
  run(): void;
}

/** A choice among a few entries, by number or by moving. */
export function menuOverlay(title: string, entries: readonly MenuEntry[]): Overlay {
  let cursor = 0;
  const choose = (index: number): 'open' | 'closed' => {
    const entry = entries[index];
    if (entry === undefined) return 'open';
    entry.run();
    return 'closed';
  };
  return {
    placement: 'bottom',
    hint: '↑↓ or a number chooses  enter goes on  esc leaves',
    press(key: KeyName) {
      if (key === 'escape' || key === 'q') return 'closed';
      if (key === 'enter') return choose(cursor);
      if (/^[1-9]$/.test(key)) return choose(Number(key) - 1);
      if (key === 'down' || key === 'j') cursor = Math.min(entries.length - 1, cursor + 1);
      if (key === 'up' || key === 'k') cursor = Math.max(0, cursor - 1);
      return 'open';
    },
    lines({ width, paint }) {
      const shown = entries.map((entry, index) => {
        const line = `${index === cursor ? '▌' : ' '} ${index + 1} ${fill(cut(entry.title, 30), 30, 'left')} ${entry.detail}`;
        return index === cursor ? paint('selected', cut(line, width)) : cut(line, width);
      });
      return [paint('quiet', '─'.repeat(width)), paint('strong', ` ${cut(title, width - 2)}`), ...shown];
    },
  };
}
