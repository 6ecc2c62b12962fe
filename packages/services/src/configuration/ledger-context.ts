import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database } from '@genledger/db/client';
import { DEFAULT_RECONCILIATION } from '@genledger/domain/generation';
import { BILLED_WHEN_ASKED, PRICE_TABLES, RESULTS_KEPT_MS } from '@genledger/providers/registry';
import { type Clock, type LedgerContext, type LedgerSettings, type Log, systemClock } from '../context.ts';
import { createSecretBox } from '../secret/index.ts';
import type { Configuration } from './configuration-file.ts';
import type { Environment } from './environment.ts';
import { type ProviderKeys, providerDirectory } from './provider-directory.ts';

/** The settings from which the verbs' context is made. */
export type ContextEnvironment = ProviderKeys &
  Pick<
    Environment,
    | 'GENLEDGER_ENVIRONMENT'
    | 'GENLEDGER_PUBLIC_URL'
    | 'GENLEDGER_WEBHOOK_SECRET'
    | 'GENLEDGER_SECRETS_KEY'
    | 'GENLEDGER_RECONCILE_AFTER_MS'
    | 'GENLEDGER_EXPIRE_AFTER_MS'
    | 'HOST'
    | 'PORT'
  >;

/** How much longer than a provider may take a submission is left alone, ms. */
const SUBMISSION_MARGIN_MS = 10_000;

function settingsOf(environment: ContextEnvironment, configuration: Configuration): LedgerSettings {
  const pollAfterMs = environment.GENLEDGER_RECONCILE_AFTER_MS;
  return {
    environment: environment.GENLEDGER_ENVIRONMENT,
    alerts: configuration.alerts,
    pricing: { tables: PRICE_TABLES, points: configuration.points },
    reconciliation: {
      ...DEFAULT_RECONCILIATION,
      pollAfterMs,
      pollAtMostEveryMs: pollAfterMs * 10,
      resultsKeptMs: RESULTS_KEPT_MS,
      billedWhenAsked: BILLED_WHEN_ASKED,
      expireAfterMs: environment.GENLEDGER_EXPIRE_AFTER_MS,
      unknownRunExpiresAfterMs: Math.min(
        DEFAULT_RECONCILIATION.unknownRunExpiresAfterMs,
        environment.GENLEDGER_EXPIRE_AFTER_MS,
      ),
    },
    publicUrl: environment.GENLEDGER_PUBLIC_URL ?? `http://${environment.HOST}:${environment.PORT}`,
    webhookSecrets: environment.GENLEDGER_WEBHOOK_SECRET,
    submissionLeaseMs: environment.GENLEDGER_PROVIDER_TIMEOUT_MS + SUBMISSION_MARGIN_MS,
  };
}

/** A name for this start of a process, in leases and logs. */
export function newInstanceId(): string {
  return `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`;
}

/** Makes the context that the verbs are given. */
export function createLedgerContext(
  database: Database,
  environment: ContextEnvironment,
  configuration: Configuration,
  log: Log,
  clock: Clock = systemClock,
): LedgerContext {
  const keys = environment.GENLEDGER_SECRETS_KEY;
  return {
    database,
    clock,
    log,
    settings: settingsOf(environment, configuration),
    providers: providerDirectory(environment),
    ...(keys && { secrets: createSecretBox(keys) }),
    instanceId: newInstanceId(),
  };
}
