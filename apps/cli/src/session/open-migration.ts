import { setTimeout as delay } from 'node:timers/promises';
import { createLedgerContext } from '@genledger/services/configuration';
import type { MigrationContext } from '@genledger/services/migration';
import { createSecretBox, secretKeysSchema } from '@genledger/services/secret';
import { CommandError } from '../outcome/problem.ts';
import type { Session } from './session.ts';
import { requireSound } from './settings.ts';

/** The box of `GENLEDGER_SECRETS_KEY`, where it is set. @throws CommandError where it is no key */
function secretBoxOf(session: Session) {
  const keys = session.host.variables['GENLEDGER_SECRETS_KEY'];
  if (keys === undefined || keys === '') return;
  const parsed = secretKeysSchema.safeParse(keys);
  if (parsed.success) return createSecretBox(parsed.data);
  const message = `GENLEDGER_SECRETS_KEY cannot be used: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`;
  throw new CommandError({ code: 'bad-settings', message });
}

/** The environment that is migrated, where exactly one is named. */
function environmentNameOf({ flags }: Session): string | undefined {
  const names = flags.env === undefined ? [] : [flags.env].flat();
  return names.length === 1 ? names[0] : undefined;
}

/** The context of a migration: of a database that is not at the contract of this build yet. */
export async function openMigration(session: Session): Promise<MigrationContext> {
  const { environment, configuration } = requireSound(await session.readSettings());
  const { database, target } = await session.openDatabase();
  const log = {
    info: () => undefined,
    warn: (_fields: object, message: string) => session.progress(message),
    error: (_fields: object, message: string) => session.progress(message),
  };
  const clock = { now: () => session.host.now() };
  const secret = environment.GENLEDGER_WEBHOOK_SECRET ?? ([''] as const);
  const { settings, providers } = createLedgerContext(
    database,
    { ...environment, GENLEDGER_WEBHOOK_SECRET: secret },
    configuration,
    log,
    clock,
  );
  const secretBox = secretBoxOf(session);
  return {
    database,
    databaseUrl: target.url,
    clock,
    log,
    wait: (ms) => delay(ms),
    environment: environmentNameOf(session) ?? settings.environment,
    points: settings.pricing.points,
    priceTables: settings.pricing.tables,
    providers,
    ...(secretBox && { secretBox }),
  };
}
