import { neutralise } from '../presenters/layout/neutralise.ts';
import type { TextSink } from '../terminal/host.ts';
import { concealCredentials } from './conceal.ts';

/** Says something on standard error, each line on its own: nothing in it acts on the terminal or gives a password away. */
export function tell(sink: TextSink, text: string): void {
  const lines = concealCredentials(text).replace(/\n$/, '').split('\n');
  sink.write(lines.map((line) => `${neutralise(line)}\n`).join(''));
}
