import type { Screen } from '../../terminal/screen.ts';
import { neutralise } from './neutralise.ts';
import { fill, widest, wrap } from './width.ts';

/** A name and its value; without a value it is not shown. */
export type Field = readonly [name: string, value: string | number | undefined];

const GAP = 2;
const LEAST = 10;

/** Lists names and values, a long value on several lines beside its name. */
export function fields(list: readonly Field[], screen: Screen): string {
  const present = list.filter(([, value]) => value !== undefined && value !== '');
  const nameWidth = widest(present.map(([name]) => name)) + GAP;
  const valueWidth = Math.max(LEAST, screen.width - nameWidth);
  return present
    .map(([name, value]) => {
      const [first = '', ...rest] = wrap(neutralise(String(value)), valueWidth);
      const label = screen.paint('quiet', fill(name, nameWidth, 'left'));
      return [label + first, ...rest.map((line) => ' '.repeat(nameWidth) + line)].join('\n');
    })
    .join('\n');
}
