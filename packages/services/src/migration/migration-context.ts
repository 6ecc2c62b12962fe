import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@genledger/db/client';
import type { Sealing } from '@genledger/db/migration';
import type { PointsPolicy, PriceTable } from '@genledger/domain/money';
import type { Clock, LedgerContext, Log, ProviderDirectory } from '../context.ts';
import { ORIGINAL_SECRET_USE, type SecretBox } from '../secret/index.ts';

/** What the verbs of a migration are given. */
export interface MigrationContext {
  readonly database: Database;
  /** The database's address: the contract is read from an empty database beside it. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Waits; passed in so that tests need not. */
  readonly wait: (ms: number) => Promise<void>;
  /** Stamped on records that name no environment. */
  readonly environment: string;
  readonly points: PointsPolicy;
  readonly priceTables: readonly PriceTable[];
  readonly providers: ProviderDirectory;
  /** Absent where no key is configured: records with secrets stay as they are then. */
  readonly secretBox?: SecretBox;
}

/** Seals and opens originals that hold a secret. */
export function sealingOf({ secretBox }: Pick<MigrationContext, 'secretBox'>): Sealing | undefined {
  if (secretBox === undefined) return undefined;
  return {
    seal: (secret) => secretBox.seal(secret, ORIGINAL_SECRET_USE),
    open: (sealed) => secretBox.open(sealed as Parameters<SecretBox['open']>[0], ORIGINAL_SECRET_USE),
  };
}

/** What a migration of a ledger is given. @param environment stamped on records that name none */
export function migrationContextOf(
  ledger: LedgerContext,
  databaseUrl: string,
  environment: string,
): MigrationContext {
  const { database, clock, log, settings, providers, secrets } = ledger;
  return {
    database,
    databaseUrl,
    clock,
    log,
    wait: (ms) => delay(ms),
    environment,
    points: settings.pricing.points,
    priceTables: settings.pricing.tables,
    providers,
    ...(secrets && { secretBox: secrets }),
  };
}
