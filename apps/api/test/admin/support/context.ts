import type { Database } from '@genledger/db/client';
import { configurationSchema, createLedgerContext } from '@genledger/services/configuration';
import type { LedgerContext } from '@genledger/services/context';

const silent = () => undefined;

/** The verbs' context on a test's database. */
export function contextOf(database: Database): LedgerContext {
  return createLedgerContext(
    database,
    {
      GENLEDGER_ENVIRONMENT: 'e2e',
      GENLEDGER_WEBHOOK_SECRET: ['e2e-webhook-secret-current'],
      GENLEDGER_RECONCILE_AFTER_MS: 60_000,
      GENLEDGER_EXPIRE_AFTER_MS: 3_600_000,
      GENLEDGER_PROVIDER_TIMEOUT_MS: 2000,
      HOST: '127.0.0.1',
      PORT: 4100,
    },
    configurationSchema.parse({}),
    { info: silent, warn: silent, error: silent },
  );
}
