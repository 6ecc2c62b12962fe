import type { Database } from '@genledger/db/client';
import type { Clock, ProviderDirectory } from '../context.ts';
import { CHECK_IDS, type Check, type CheckId, type Finding, unknown } from './check.ts';
import { checkApiKeys, checkTools } from './content-checks.ts';
import { checkChannels, checkDeliveries, checkNotifiers } from './delivery-checks.ts';
import {
  checkInbox,
  checkOpenGenerations,
  checkReconciler,
  checkUnmatchedEvents,
  checkUnreadableEvents,
} from './flow-checks.ts';
import { checkProviders, configuredProviders } from './provider-checks.ts';
import { checkMigrations, checkReplicaSet, checkServer } from './server-checks.ts';
import {
  checkConfiguration,
  checkEnvironment,
  checkWebhooks,
  type SettingsReading,
} from './settings-checks.ts';

/** What is looked at. */
export interface DiagnosisSubject {
  readonly settings: SettingsReading;
  readonly providers: ProviderDirectory;
  /** The database, or why it is not known which one it is. */
  readonly database: Database | Finding;
  /** Where its address comes from, such as `from DATABASE_URL`. */
  readonly databaseSource: string;
  readonly clock: Clock;
  /** Ask providers, too. */
  readonly online: boolean;
}

type Look = (database: Database, now: Date) => Promise<Finding>;

/** What is looked at in the database, once it answers. */
const LOOKS = {
  'replica-set': checkReplicaSet,
  migrations: checkMigrations,
  'api-keys': checkApiKeys,
  tools: checkTools,
  inbox: checkInbox,
  'unmatched-events': checkUnmatchedEvents,
  'unreadable-events': checkUnreadableEvents,
  'open-generations': checkOpenGenerations,
  reconciler: checkReconciler,
  notifiers: checkNotifiers,
  channels: checkChannels,
  deliveries: checkDeliveries,
} as const satisfies Partial<Record<CheckId, Look>>;

async function look(subject: DiagnosisSubject, database: Database, check: Look): Promise<Finding> {
  try {
    return await check(database, subject.clock.now());
  } catch (error) {
    return unknown(`It could not be looked at: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function lookAtDatabase(subject: DiagnosisSubject): Promise<ReadonlyMap<CheckId, Finding>> {
  const { database, databaseSource } = subject;
  const server = 'state' in database ? database : await checkServer(database, databaseSource);
  const findings = await Promise.all(
    Object.entries(LOOKS).map(async ([id, check]): Promise<[CheckId, Finding]> => {
      if ('state' in database || server.state !== 'ok') {
        return [id as CheckId, unknown('Not looked at without a database that answers.')];
      }
      return [id as CheckId, await look(subject, database, check)];
    }),
  );
  return new Map([['database', server], ...findings]);
}

/** Looks at everything that the ledger needs, changes nothing, and says of each thing what to do next. */
export async function diagnose(subject: DiagnosisSubject): Promise<readonly Check[]> {
  const { settings, providers, online } = subject;
  const anyProvider = configuredProviders(providers).length > 0;
  const [ofProviders, ofDatabase] = await Promise.all([
    checkProviders(providers, settings.embedded, online),
    lookAtDatabase(subject),
  ]);
  const findings = new Map<CheckId, Finding>([
    ['environment', checkEnvironment(settings)],
    ['configuration', checkConfiguration(settings)],
    ['webhooks', checkWebhooks(settings, anyProvider)],
    ['providers', ofProviders],
    ...ofDatabase,
  ]);
  return CHECK_IDS.map((id) => ({ id, ...(findings.get(id) ?? unknown('Not looked at.')) }));
}
