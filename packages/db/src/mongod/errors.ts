/** What went wrong, for programs. Each code has one meaning and one message shape. */
export type MongodErrorCode =
  | 'platform_unsupported'
  | 'binary_unusable'
  | 'binary_unavailable'
  | 'data_directory_unwritable'
  | 'data_directory_in_use'
  | 'data_directory_incompatible'
  | 'port_in_use'
  | 'start_failed'
  | 'start_timed_out';

/** One place where a mongod was looked for, and why it gave none. */
export interface FailedSource {
  readonly source: string;
  readonly reason: string;
}

export interface MongodErrorOptions {
  readonly code: MongodErrorCode;
  /** What the user can do next, in one or two sentences. */
  readonly hint: string;
  /** The process that holds the data folder. */
  readonly pid?: number | undefined;
  /** Every source that was tried, in order. */
  readonly failedSources?: readonly FailedSource[];
  /** The error that this one explains. */
  readonly cause?: unknown;
}

/** An expected failure of the embedded mongod: show `message` and `hint`, no stack trace. */
export class MongodError extends Error {
  override readonly name = 'MongodError';
  readonly code: MongodErrorCode;
  readonly hint: string;
  readonly pid: number | undefined;
  readonly failedSources: readonly FailedSource[];

  constructor(message: string, options: MongodErrorOptions) {
    super(message, options);
    this.code = options.code;
    this.hint = options.hint;
    this.pid = options.pid;
    this.failedSources = options.failedSources ?? [];
  }
}
