import type { Database } from '@genledger/db/client';
import type { Result } from '@genledger/domain/kernel';
import type { TimeZone } from '@genledger/domain/statistics';
import type { LedgerContext } from '@genledger/services/context';
import type { GlobalFlags } from '../command/global-flags.ts';
import type { Problem } from '../outcome/problem.ts';
import type { Host } from '../terminal/host.ts';
import type { Settings } from './settings.ts';
import type { Target } from './target.ts';

/** How a command means to use the ledger. */
export interface LedgerUse {
  /** It changes records, which a database of another contract must not suffer. */
  readonly changes: boolean;
}

/** What a command works with. Everything is opened at first use and closed when the command has ended. */
export interface Session {
  readonly host: Host;
  readonly flags: GlobalFlags;
  /** Aborted by Ctrl-C, for commands that stop at a good place. */
  readonly interrupted: AbortSignal;
  /** The settings with their mistakes, for a command that tells them. */
  readSettings(): Promise<Settings>;
  /** The database that the flags and the settings name. */
  findTarget(settings: Settings): Promise<Result<Target, Problem>>;
  /** Opens a database; it is connected at first use. @param weekTimeZone needed by what reads or writes weekly sums @throws the driver's error on an address that is none */
  connect(target: Target, weekTimeZone?: TimeZone): Promise<Database>;
  /** The database, whatever its state. @throws CommandError, ConfigurationError where none can be told */
  openDatabase(): Promise<{ readonly database: Database; readonly target: Target }>;
  /** The context of the verbs. @throws CommandError where the database is not at the contract of this build */
  openLedger(use: LedgerUse): Promise<LedgerContext>;
  /** Tells how far it is, unless nobody wants to know. */
  progress(line: string): void;
}
