import type { KeyName } from './keys.ts';
import type { Area } from './view.ts';

/** Something that takes the keys until it is closed. */
export interface Overlay {
  /** Lies over the whole view, or at its bottom with the view above. */
  readonly placement: 'whole' | 'bottom';
  /** What keys do in it, for the status line. */
  readonly hint: string;
  /** What it waits for. */
  readonly waiting?: string | undefined;
  /** @returns `closed` where it is done with */
  press(key: KeyName): 'open' | 'closed';
  /** Its lines, at most as many as the area is high. */
  lines(area: Area): readonly string[];
}
