import type { OutputFlags } from '../outcome/deliver.ts';

/** The flags that every command has. */
export interface GlobalFlags extends OutputFlags {
  /** An environment of the configuration. */
  readonly env?: string;
  readonly databaseUrl?: string;
}
