import type { Host } from '../../src/terminal/host.ts';

/** What a test decides of the process that a command runs in. */
export interface FakeHostOptions {
  readonly variables?: Readonly<Record<string, string>>;
  /** Where the configuration is looked for; a folder that does not exist unless given. */
  readonly directory?: string;
  /** A terminal of this width; no terminal unless given. */
  readonly columns?: number;
  /** What a person answers, question by question; nobody is there unless given. */
  readonly answers?: readonly string[];
  /** What is piped in. */
  readonly input?: string;
  readonly now?: Date;
  /** Called as the command begins to watch for Ctrl-C, with what presses it. */
  readonly onWatch?: (press: () => void) => void;
}

/** A host whose output can be read. */
export interface FakeHost extends Host {
  readonly written: { stdout: string; stderr: string };
  readonly questions: readonly string[];
}

/** Makes a host that lives in memory. */
export function fakeHost(options: FakeHostOptions = {}): FakeHost {
  const { variables = {}, directory = '/nowhere', columns, input = '', now = new Date(), onWatch } = options;
  const answers = [...(options.answers ?? [])];
  const questions: string[] = [];
  const written = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTerminal: columns !== undefined,
    ...(columns !== undefined && { columns }),
  });
  return {
    written,
    questions,
    variables,
    directory,
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    now: () => now,
    async ask(question) {
      questions.push(question);
      return answers.shift();
    },
    readInput: async () => input,
    onInterrupt(listener) {
      onWatch?.(listener);
      return () => undefined;
    },
  };
}
