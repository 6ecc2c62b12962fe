import { randomBytes } from 'node:crypto';
import type { Database } from '@genledger/db/client';
import type { Log } from '@genledger/services/context';
import type { GlobalFlags } from '../command/global-flags.ts';
import { CommandError } from '../outcome/problem.ts';
import { tell } from '../outcome/tell.ts';
import type { Host } from '../terminal/host.ts';
import { findEmbeddedDatabase } from './embedded-database.ts';
import type { Session } from './session.ts';
import type { CliEnvironment } from './settings.ts';
import { findTarget } from './target.ts';

const POOL_SIZE = 10;

/** A session that ends. */
export interface OpenSession extends Session {
  close(): Promise<void>;
}

/** Commands submit nothing and take no webhooks, so a secret is asked for by the context alone: one that nobody knows will do. */
export function withSecret(environment: CliEnvironment) {
  const { GENLEDGER_WEBHOOK_SECRET = [randomBytes(32).toString('hex')] as const } = environment;
  return { ...environment, GENLEDGER_WEBHOOK_SECRET };
}

function logTo(tell: (line: string) => void): Log {
  const write = (fields: object, message: string) => {
    const error: unknown = 'err' in fields ? fields.err : undefined;
    tell(error instanceof Error ? `${message}: ${error.message}` : message);
  };
  return { info: () => undefined, warn: write, error: write };
}

/** Opens a session; nothing is read, connected or loaded yet: a command that needs no database does not wait for its driver. */
export function openSession(host: Host, flags: GlobalFlags, interrupted: AbortSignal): OpenSession {
  let opened: Database | undefined;
  const progress = (line: string): void => {
    if (!flags.quiet) tell(host.stderr, line);
  };

  const session: OpenSession = {
    host,
    flags,
    interrupted,
    readSettings: async () => (await import('./settings.ts')).readSettings(host),
    findTarget: ({ environment, configuration }) =>
      findTarget({
        flags,
        environments: configuration.environments,
        variable: environment.DATABASE_URL,
        findEmbedded: () => findEmbeddedDatabase(environment.GENLEDGER_DATA_DIR),
      }),
    async connect(target, weekTimeZone) {
      const { openDatabase } = await import('@genledger/db/client');
      if (target.namedBy === 'embedded') progress('Using the embedded database that runs here.');
      opened = openDatabase({
        url: target.url,
        maxPoolSize: POOL_SIZE,
        ...(weekTimeZone && { weekTimeZone }),
      });
      return opened;
    },
    async openDatabase() {
      const { requireSound } = await import('./settings.ts');
      const settings = requireSound(await session.readSettings());
      const target = await session.findTarget(settings);
      if (!target.ok) throw new CommandError(target.error);
      return {
        database: await session.connect(target.value, settings.configuration.weeks.timeZone),
        target: target.value,
      };
    },
    async openLedger(use) {
      const { requireSound } = await import('./settings.ts');
      const { requireMigrations } = await import('./require-migrations.ts');
      const { createLedgerContext } = await import('@genledger/services/configuration');
      const { environment, configuration } = requireSound(await session.readSettings());
      const { database } = await session.openDatabase();
      await requireMigrations(database, use, progress);
      const clock = { now: () => host.now() };
      return createLedgerContext(database, withSecret(environment), configuration, logTo(progress), clock);
    },
    progress,
    close: async () => opened?.close(),
  };
  return session;
}
