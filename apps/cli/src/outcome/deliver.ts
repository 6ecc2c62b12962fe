import { jsonText, neutralise } from '../presenters/layout/neutralise.ts';
import type { Host } from '../terminal/host.ts';
import { screenOf } from '../terminal/screen.ts';
import type { Presentation } from './presentation.ts';
import { EXIT_CODES } from './verdict.ts';

/** How output is wanted. */
export interface OutputFlags {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

/** Several lines may come in one text, such as the list of mistakes of a configuration. */
function writeLines(write: (text: string) => void, texts: readonly string[]): void {
  for (const line of texts.flatMap((text) => text.split('\n'))) write(`${neutralise(line)}\n`);
}

/** Writes what a command has to say where it belongs. @returns the exit code */
export function deliver(host: Host, flags: OutputFlags, presentation: Presentation): number {
  if (flags.json) host.stdout.write(`${jsonText(presentation.json)}\n`);
  else {
    const { body, notes = [] } = presentation.print(screenOf(host, flags.color));
    if (body !== '') host.stdout.write(`${body}\n`);
    if (!flags.quiet) writeLines(host.stderr.write, notes);
  }
  writeLines(host.stderr.write, presentation.problems ?? []);
  return EXIT_CODES[presentation.verdict];
}
