import type { Screen } from '../terminal/screen.ts';
import type { Verdict } from './verdict.ts';

/** Text for people: data for standard output, and notes beside it for standard error. */
export interface Printed {
  /** Without a line break at the end; empty prints nothing. */
  readonly body: string;
  /** Left out with `--quiet`. */
  readonly notes?: readonly string[];
}

/** What a command has to say, for people and for programs. */
export interface Presentation {
  readonly verdict: Verdict;
  /** What `--json` prints, alone on standard output. Its shape is stable. */
  readonly json: unknown;
  /** What went wrong, a line each, on standard error; told even with `--quiet`. */
  readonly problems?: readonly string[];
  print(screen: Screen): Printed;
}
