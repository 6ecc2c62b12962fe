/** How old generations are brought up to schema version 2: a script with a write each, one with many writes at once, or the migration. */
export const METHODS = ['updateOne', 'bulkWrite', 'genledger'] as const;
export type Method = (typeof METHODS)[number];

/** What a process is asked: once, since its peak memory is that of its whole life. */
export interface MigrateRequest {
  readonly how: Method;
  readonly url: string;
}

/** What migrating once came to. */
export interface MigrateFigures {
  /** Generations that were changed. */
  readonly documents: number;
  readonly ms: number;
  /** Of that, the step that migrates generations; the scripts have no other. */
  readonly generationsMs: number;
  /** CPU time of the migrating process, ms. */
  readonly cpuMs: number;
  /** Peak of the process's memory, MiB. */
  readonly peakMib: number;
}
