import type { KeyName } from './keys.ts';
import type { Area } from './view.ts';

/** Something that lies over the view and takes the keys until it is closed. */
export interface Overlay {
  readonly title: string;
  /** What keys do in it, for the status line. */
  readonly hint: string;
  /** @returns `closed` where it is done with */
  press(key: KeyName): 'open' | 'closed';
  lines(area: Area): readonly string[];
}
