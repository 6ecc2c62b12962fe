import { jsonText } from '../presenters/layout/neutralise.ts';
import type { Host } from '../terminal/host.ts';
import { screenOf } from '../terminal/screen.ts';
import type { Presentation } from './presentation.ts';
import { tell } from './tell.ts';
import { EXIT_CODES } from './verdict.ts';

/** How output is wanted. */
export interface OutputFlags {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

/** Writes what a command has to say where it belongs. @returns the exit code */
export function deliver(host: Host, flags: OutputFlags, presentation: Presentation): number {
  if (flags.json) host.stdout.write(`${jsonText(presentation.json)}\n`);
  else {
    const { body, notes = [] } = presentation.print(screenOf(host, flags.color));
    if (body !== '') host.stdout.write(`${body}\n`);
    if (!flags.quiet) for (const note of notes) tell(host.stderr, note);
  }
  for (const problem of presentation.problems ?? []) tell(host.stderr, problem);
  return EXIT_CODES[presentation.verdict];
}
