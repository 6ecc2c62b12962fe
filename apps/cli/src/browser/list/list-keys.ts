import type { KeyName } from '../keys.ts';
import type { KeyHelp } from '../view.ts';
import type { ListModel } from './list-model.ts';

/** The keys of a list. */
export const LIST_KEYS: readonly KeyHelp[] = [
  { keys: '↑↓ j k', does: 'move' },
  { keys: 'enter', does: 'open' },
  { keys: '/', does: 'filter' },
  { keys: 's', does: 'sort' },
  { keys: 'space', does: 'mark' },
  { keys: 'a A', does: 'act, on all' },
  { keys: '←→ h l', does: 'choose column' },
  { keys: 'g G', does: 'first, last' },
  { keys: 'f F', does: 'filter by the value under the cursor, without it' },
  { keys: 'c C', does: 'hide column, show all' },
  { keys: 'esc', does: 'clear marks, then the filter' },
];

/** Moves in a list. @param page rows that are shown @returns whether the key moves */
export function moveList(model: ListModel, page: number, key: KeyName): boolean {
  const half = Math.ceil(page / 2);
  const steps: Readonly<Record<KeyName, number>> = {
    down: 1,
    j: 1,
    up: -1,
    k: -1,
    pagedown: page,
    'ctrl+f': page,
    'ctrl+d': half,
    pageup: -page,
    'ctrl+b': -page,
    'ctrl+u': -half,
  };
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (step !== undefined) model.moveBy(step);
  else if (key === 'g' || key === 'home') model.toStart();
  else if (key === 'G' || key === 'end') model.toEnd();
  else return false;
  return true;
}
