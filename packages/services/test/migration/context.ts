import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@genledger/db/client';
import { COMFYUI_DEPLOY_PRICES, DEFAULT_POINTS_POLICY } from '@genledger/domain/money';
import { providerNamed, providerOfService } from '@genledger/providers/registry';
import { systemClock } from '../../src/context.ts';
import type { MigrationContext } from '../../src/migration/index.ts';
import { createSecretBox } from '../../src/secret/index.ts';

/** The context of a migration of a test: real time, a key of its own, nothing logged. */
export function migrationContext(database: Database, databaseUrl: string): MigrationContext {
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
