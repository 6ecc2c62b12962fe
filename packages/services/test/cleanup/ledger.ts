import { type Database, openDatabase } from '@genledger/db/client';
import { documentBytes, testDatabase } from '@genledger/db/testing';
import { type CleanupPolicy, cleanupSchema } from '@genledger/domain/cleanup';
import { configurationSchema, createLedgerContext } from '../../src/configuration/index.ts';
import type { LedgerContext } from '../../src/context.ts';

/** A migrated ledger of its own, with a clock that is held. */
export interface CleanupLedger extends AsyncDisposable {
  readonly context: LedgerContext;
  readonly database: Database;
  readonly url: string;
  /** Moves the clock on. */
  pass(ms: number): void;
}

const ENVIRONMENT = {
  GENLEDGER_ENVIRONMENT: 'test',
  GENLEDGER_WEBHOOK_SECRET: ['a-secret-of-the-tests'],
  GENLEDGER_RECONCILE_AFTER_MS: 60_000,
  GENLEDGER_EXPIRE_AFTER_MS: 60_000,
  GENLEDGER_PROVIDER_TIMEOUT_MS: 1000,
  HOST: '127.0.0.1',
  PORT: 4100,
} as const;
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Opens a fresh ledger for one test. */
export async function cleanupLedger(label: string): Promise<CleanupLedger> {
  const held = await testDatabase({ label, isLedger: true });
  const database = openDatabase({ url: held.url });
  let passedMs = 0;
  const clock = { now: () => new Date(Date.now() + passedMs) };
  return {
    context: createLedgerContext(database, ENVIRONMENT, configurationSchema.parse({}), SILENT, clock),
    database,
    url: held.url,
    pass: (ms) => {
      passedMs += ms;
    },
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await held.drop();
    },
  };
}

/** The policy of a configuration. */
export function policyOf(cleanup: Parameters<typeof cleanupSchema.parse>[0]): CleanupPolicy {
  return cleanupSchema.parse(cleanup).policy;
}

/** Every document of the ledger by collection, as its bytes say, in the order of their ids. */
export function bytesOfLedger({ db }: Database) {
  return documentBytes(db, [
    'generationOutputs',
    'cookExecutions',
    'spellCasts',
    'webhookEvents',
    'deliveryAttempts',
  ]);
}
