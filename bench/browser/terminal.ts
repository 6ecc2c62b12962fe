import { setTimeout as delay } from 'node:timers/promises';
import { runInTerminal, type TerminalProgram } from '../../apps/cli/test/support/terminal.ts';

/** The terminal of the measurements. */
const COLUMNS = 120;
const ROWS = 40;
/** Longest wait for a repaint, ms. */
const LONGEST_MS = 60_000;
/** Frames follow a clock of their own: keys are pressed at any moment of it. */
const FRAME_MS = 17;

/** The browser in a real terminal, and how long it takes. */
export interface MeasuredBrowser extends AsyncDisposable {
  readonly program: TerminalProgram;
  /** Presses keys and waits until the screen shows what they lead to. @returns ms from the keys to the repaint */
  repaint(keys: readonly string[], shows: RegExp | ((screen: string) => boolean)): Promise<number>;
}

/** Opens the browser on a database. @returns it with the ms until its first useful screen: states, the last day, what waits */
export async function openMeasured(
  url: string,
  directory: string,
): Promise<{ readonly browser: MeasuredBrowser; readonly firstScreenMs: number }> {
  const begun = performance.now();
  const program = runInTerminal(['browse', '--read-only'], {
    columns: COLUMNS,
    rows: ROWS,
    directory,
    variables: { DATABASE_URL: url, GENLEDGER_ENVIRONMENT: 'bench' },
  });
  await program.see(/Last 24 hours[\s\S]*Deliveries/, LONGEST_MS);
  const firstScreenMs = performance.now() - begun;
  const browser: MeasuredBrowser = {
    program,
    async repaint(keys, shows) {
      await delay(Math.random() * FRAME_MS);
      const pressed = performance.now();
      program.press(...keys);
      await program.see(shows, LONGEST_MS);
      return performance.now() - pressed;
    },
    async [Symbol.asyncDispose]() {
      await program[Symbol.asyncDispose]();
    },
  };
  return { browser, firstScreenMs };
}
