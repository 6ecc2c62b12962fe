/** A stream that takes text. */
export interface TextSink {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width in columns, where it is a terminal. */
  readonly columns?: number;
}

/** A terminal that somebody sits at: keys come in, screens go out. */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
}

/** The process that a command runs in, handed in so that tests decide it. */
export interface Host {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Where the configuration file is looked for. */
  readonly directory: string;
  /** Takes data, and nothing else. */
  readonly stdout: TextSink;
  /** Takes progress, notes and problems. */
  readonly stderr: TextSink;
  /** Absent where input or output is none. */
  readonly terminal?: Terminal;
  now(): Date;
  /** Asks a person; nothing where there is none, or where they do not answer. */
  ask(question: string): Promise<string | undefined>;
  /** Everything that is piped in. */
  readInput(): Promise<string>;
  /** Calls back at each Ctrl-C, which then no longer ends the process. @returns a function that ends the watch */
  onInterrupt(listener: () => void): () => void;
}
