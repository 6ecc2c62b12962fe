import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const LONGEST_WAIT_MS = 25_000;
const FRAME_BEGINS = '\u001B[?2026h';
const FRAME_ENDS = '\u001B[?2026l';

/** Keys by their names, as a terminal sends them. */
const SEQUENCES: Readonly<Record<string, string>> = {
  enter: '\r',
  escape: '\u001B',
  tab: '\t',
  'shift+tab': '\u001B[Z',
  space: ' ',
  backspace: '\u007F',
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  pagedown: '\u001B[6~',
  pageup: '\u001B[5~',
  'ctrl+c': '\u0003',
  'ctrl+u': '\u0015',
  'ctrl+z': '\u001A',
};

/** How a program is run in a terminal. */
export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly variables?: Readonly<Record<string, string>>;
  readonly directory?: string;
  /** Lines of a shell that runs the program as a job of its own: `"$0" "$@"` stands for the program. */
  readonly shell?: string;
}

/** The program in a real terminal: keys go in, the screen is read. */
export interface TerminalProgram extends AsyncDisposable {
  /** Sends keys, each by its name or as it is typed. */
  press(...keys: readonly string[]): void;
  /** Types a text at once. */
  type(text: string): void;
  /** The lines on the screen, without spaces at their ends. */
  screen(): readonly string[];
  /** Everything that was written, with its control sequences. */
  readonly written: string;
  /** Waits until a text, or whatever is asked for, is on the screen; looks whenever that changes. @returns the screen then */
  see(what: Sought, longestWaitMs?: number): Promise<string>;
  resize(columns: number, rows: number): Promise<void>;
  /** Whether the screen is the one beside the scrollback, which is taken away at the end. */
  readonly isAlternate: boolean;
  readonly pid: number;
  readonly exited: Promise<number>;
  kill(signal: string): void;
}

/** What is looked for on a screen: a text, a pattern, or whatever a function says. */
type Sought = string | RegExp | ((screen: string) => boolean);

function finds(what: Sought, screen: string): boolean {
  if (typeof what === 'function') return what(screen);
  return typeof what === 'string' ? screen.includes(what) : what.test(screen);
}

/** Runs `genledger` in a terminal of its own. */
export function runInTerminal(args: readonly string[], options: TerminalOptions = {}): TerminalProgram {
  const { columns = 80, rows = 24, variables = {}, directory = process.cwd() } = options;
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const drawn = new EventEmitter();
  let written = '';
  /** Whether the frame that was begun last has come to its end: a frame arrives in several parts. */
  const isWhole = () => written.lastIndexOf(FRAME_BEGINS) <= written.lastIndexOf(FRAME_ENDS);
  const program = [process.execPath, MAIN, ...args] as const;
  const { shell } = options;
  const [file, ...words] =
    shell === undefined ? program : (['bash', '--norc', '-ic', shell, ...program] as const);
  const child = spawn(file, words, {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd: directory,
    env: {
      PATH: process.env['PATH'] ?? '',
      TERM: 'xterm-256color',
      XDG_CONFIG_HOME: `${directory}/config`,
      ...variables,
    },
  });
  child.onData((data) => {
    written += data;
    terminal.write(data, () => {
      if (isWhole()) drawn.emit('drawn');
    });
  });
  const settled = () => new Promise<void>((resolve) => terminal.write('', resolve));
  const exited = new Promise<number>((resolve) =>
    // What it wrote at last is on the screen by then.
    child.onExit(({ exitCode }) => void settled().then(() => resolve(exitCode))),
  );
  const screen = (): readonly string[] => {
    const { active } = terminal.buffer;
    return Array.from({ length: terminal.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
  };
  return {
    screen,
    exited,
    pid: child.pid,
    get written() {
      return written;
    },
    get isAlternate() {
      return terminal.buffer.active.type === 'alternate';
    },
    press(...keys) {
      for (const key of keys) child.write(SEQUENCES[key] ?? key);
    },
    type: (text) => child.write(text),
    async see(what, longestWaitMs = LONGEST_WAIT_MS) {
      await settled();
      const deadline = AbortSignal.timeout(longestWaitMs);
      for (;;) {
        const text = screen().join('\n');
        if (isWhole() && finds(what, text)) return text;
        await once(drawn, 'drawn', { signal: deadline }).catch(() => {
          throw new Error(`${what} was not seen on this screen:\n${text}`);
        });
      }
    },
    async resize(width, height) {
      child.resize(width, height);
      terminal.resize(width, height);
      await settled();
    },
    kill: (signal) => child.kill(signal),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
      terminal.dispose();
    },
  };
}
