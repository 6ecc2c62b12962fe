/** Receives one line for a person about what is going on. */
export type ProgressLog = (message: string) => void;

/** Environment variables as `process.env` holds them; injected, so that nothing here reads the process's own. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the search for a mongod needs to know. */
export interface BinaryContext {
  readonly environment: Environment;
  readonly log: ProgressLog;
  /** Where downloaded binaries are kept, absolute. */
  readonly cacheDirectory: string;
}
