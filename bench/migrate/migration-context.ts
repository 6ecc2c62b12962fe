import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@genledger/db/client';
import { COMFYUI_DEPLOY_PRICES, DEFAULT_POINTS_POLICY } from '@genledger/domain/money';
import { providerNamed, providerOfService } from '@genledger/providers/registry';
import { systemClock } from '@genledger/services/context';
import type { MigrationContext } from '@genledger/services/migration';
import { createSecretBox } from '@genledger/services/secret';

/** What a migration of the bench is given: the system's own settings, and a key. */
export function benchContext(database: Database, databaseUrl: string): MigrationContext {
  return {
    database,
    databaseUrl,
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    wait: (ms) => delay(ms),
    environment: 'production',
    points: DEFAULT_POINTS_POLICY,
    priceTables: COMFYUI_DEPLOY_PRICES,
    providers: { find: providerNamed, ofService: providerOfService, client: () => undefined },
    secretBox: createSecretBox([Buffer.alloc(32, 7)]),
  };
}
