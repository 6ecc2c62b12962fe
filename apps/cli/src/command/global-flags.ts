import type { OutputFlags } from '../outcome/deliver.ts';

/** The flags that every command has. */
export interface GlobalFlags extends OutputFlags {
  /** Environments of the configuration, as often as the flag was given. */
  readonly env?: readonly string[];
  readonly databaseUrl?: string;
}
