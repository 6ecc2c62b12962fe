import { openDatabase } from '@genledger/db/client';
import type { BrowseContext } from '@genledger/services/browse';
import { type Configuration, createLedgerContext } from '@genledger/services/configuration';
import type { LedgerContext } from '@genledger/services/context';
import { type MigrationContext, migrationContextOf } from '@genledger/services/migration';
import { isProductionName } from '@genledger/services/operation';
import type { GlobalFlags } from '../command/global-flags.ts';
import { concealCredentials } from '../outcome/conceal.ts';
import { CommandError } from '../outcome/problem.ts';
import type { Host } from '../terminal/host.ts';
import { findEmbeddedDatabase } from './embedded-database.ts';
import { withSecret } from './open-session.ts';
import { readSettings, requireSound } from './settings.ts';
import { findTarget, type Target } from './target.ts';

/** A database that is worked with for a while, with all that its verbs need. */
export interface Workplace {
  /** The environment's name: the one that was chosen, else the one that is stamped on records. */
  readonly name: string;
  /** The database's address, without who signs in there. */
  readonly address: string;
  readonly url: string;
  readonly isProduction: boolean;
  readonly configuration: Configuration;
  readonly ledger: LedgerContext;
  /** For looking: may read from a secondary. */
  readonly reading: BrowseContext;
  readonly migration: MigrationContext;
  /** Whether the database answers, ms until it did. @throws the driver's error */
  ping(): Promise<number>;
  close(): Promise<void>;
}

/** How a workplace is opened. */
export interface WorkplaceOptions {
  readonly readFrom: 'primary' | 'secondary';
  /** Takes what the verbs want to be known. */
  warn(message: string): void;
}

const POOL_SIZE = 10;

function readUrl(url: string, readFrom: WorkplaceOptions['readFrom']): string {
  if (readFrom === 'primary') return url;
  return `${url}${url.includes('?') ? '&' : '?'}readPreference=secondaryPreferred`;
}

async function targetOf(
  host: Host,
  flags: GlobalFlags,
): Promise<{ target: Target; settings: ReturnType<typeof requireSound> }> {
  const settings = requireSound(await readSettings(host));
  const { environment, configuration } = settings;
  const found = await findTarget({
    flags,
    environments: configuration.environments,
    variable: environment.DATABASE_URL,
    findEmbedded: () => findEmbeddedDatabase(environment.GENLEDGER_DATA_DIR),
  });
  if (!found.ok) throw new CommandError(found.error);
  return { target: found.value, settings };
}

/** Opens the database that flags and settings name, whatever its state. @throws CommandError, ConfigurationError where there is none */
export async function openWorkplace(
  host: Host,
  flags: GlobalFlags,
  { readFrom, warn }: WorkplaceOptions,
): Promise<Workplace> {
  const { target, settings } = await targetOf(host, flags);
  const { environment, configuration } = settings;
  const options = { maxPoolSize: POOL_SIZE, weekTimeZone: configuration.weeks.timeZone };
  const database = openDatabase({ ...options, url: target.url });
  const reader =
    readFrom === 'primary' ? database : openDatabase({ ...options, url: readUrl(target.url, readFrom) });
  const log = {
    info: () => undefined,
    warn: (_fields: object, message: string) => warn(message),
    error: (_fields: object, message: string) => warn(message),
  };
  const clock = { now: () => host.now() };
  const ledger = createLedgerContext(database, withSecret(environment), configuration, log, clock);
  const name = flags.env?.[0] ?? ledger.settings.environment;
  const secrets = ledger.secrets && { secrets: ledger.secrets };
  return {
    name,
    address: concealCredentials(target.url),
    url: target.url,
    isProduction: isProductionName(name),
    configuration,
    ledger,
    reading: { clock, database: reader, ...secrets },
    migration: migrationContextOf(ledger, target.url, name),
    async ping() {
      const started = performance.now();
      await reader.db.command({ ping: 1 });
      return performance.now() - started;
    },
    async close() {
      await database.close();
      if (reader !== database) await reader.close();
    },
  };
}
