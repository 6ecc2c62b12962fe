import type { AddressInfo } from 'node:net';
import { openDatabase } from '@genledger/db/client';
import { applyMigrations } from '@genledger/db/migrations';
import { ensureFirstApiKey } from '@genledger/services/api-key';
import { createAuditRunner } from '@genledger/services/audit';
import { type Configuration, createLedgerContext, type Environment } from '@genledger/services/configuration';
import { createWebMessageFeed } from '@genledger/services/delivery';
import { createEventApplier, createInboxWriter } from '@genledger/services/event';
import { createGenerationFeed, submitGeneration } from '@genledger/services/generation';
import { migrationContextOf } from '@genledger/services/migration';
import { serve } from '@hono/node-server';
import type { Logger } from 'pino';
import type { ApiContext } from './api-context.ts';
import { createApp } from './app.ts';
import { startJobs } from './jobs/catalogue.ts';
import { countSettled, createMetrics } from './metrics.ts';
import { createAuthentication } from './middleware/authenticate.ts';
import { createRateLimiter } from './middleware/rate-limit.ts';
import { createVerificationKeys } from './webhooks/verification/keys.ts';

/** The API, listening. */
export interface RunningApi {
  readonly host: string;
  readonly port: number;
  /** The key that was made because there was none; told once. */
  readonly firstApiKey?: string;
  /** Answers what is under way, applies what was taken, and ends. */
  stop(): Promise<void>;
}

/** How long a connection may take to send its headers, and a whole request; ms. */
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** Longest headers with the address: the inputs of an estimate stand in it, 10,000 characters of twelve bytes at most. */
const HEADERS_BYTES = 131_072;
/** How often connections are looked at; a limit is kept to within this. */
const CONNECTIONS_CHECK_MS = 5000;

function listen(app: ReturnType<typeof createApp>, host: string, port: number) {
  return new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve, reject) => {
    const server = serve({
      fetch: app.fetch,
      hostname: host,
      port,
      serverOptions: {
        headersTimeout: HEADERS_TIMEOUT_MS,
        maxHeaderSize: HEADERS_BYTES,
        requestTimeout: REQUEST_TIMEOUT_MS,
        connectionsCheckingInterval: CONNECTIONS_CHECK_MS,
      },
    });
    server.once('error', reject);
    server.once('listening', () => resolve({ server, port: (server.address() as AddressInfo).port }));
  });
}

/**
 * Starts the API: migrates the database, listens, applies the inbox, reconciles.
 * @throws where the database cannot be migrated or the port is taken
 */
export async function startApi(
  environment: Environment,
  configuration: Configuration,
  log: Logger,
): Promise<RunningApi> {
  const database = openDatabase({
    url: environment.DATABASE_URL,
    weekTimeZone: configuration.weeks.timeZone,
  });
  const ledger = createLedgerContext(database, environment, configuration, log);
  await applyMigrations(environment.DATABASE_URL, database.db.databaseName);
  const firstApiKey = await ensureFirstApiKey(database, ledger.clock.now(), environment.GENLEDGER_ADMIN_KEY);
  const metrics = createMetrics();
  const applier = createEventApplier(ledger, (settled) => countSettled(metrics, settled));
  const inbox = createInboxWriter(ledger, applier);
  const feed = createGenerationFeed(ledger);
  const messages = createWebMessageFeed(ledger);
  const audits = createAuditRunner(ledger, environment.DATABASE_URL);
  const limiter = createRateLimiter({
    perKey: environment.GENLEDGER_RATE_LIMIT_PER_KEY,
    perAddress: environment.GENLEDGER_RATE_LIMIT_PER_ADDRESS,
    failuresPerAddress: environment.GENLEDGER_RATE_LIMIT_FAILURES,
  });
  const trustProxy = environment.GENLEDGER_TRUST_PROXY;
  const submissions = new Set<Promise<void>>();
  const api: ApiContext = {
    ledger,
    inbox,
    applier,
    feed,
    messages,
    audits,
    migration: migrationContextOf(ledger, environment.DATABASE_URL, ledger.settings.environment),
    cleanup: configuration.cleanup.policy,
    metrics,
    limiter,
    log,
    trustProxy,
    verificationKeys: createVerificationKeys(environment, () => ledger.clock.now().getTime(), log),
    webhookBodyLimit: environment.GENLEDGER_WEBHOOK_BODY_LIMIT,
    requireScope: createAuthentication({
      database,
      limiter,
      trustProxy,
      nowMs: () => ledger.clock.now().getTime(),
    }),
    submitSoon(id) {
      const submission = submitGeneration(ledger, id)
        .catch((error) =>
          log.error({ err: error, generationId: id }, 'a submission failed; the reconciler goes on with it'),
        )
        .finally(() => submissions.delete(submission));
      submissions.add(submission);
    },
  };
  const { server, port } = await listen(createApp(api), environment.HOST, environment.PORT);
  const jobs = startJobs(api, environment, configuration);
  return {
    host: environment.HOST,
    port,
    ...(firstApiKey !== undefined && { firstApiKey }),
    async stop() {
      await Promise.all([feed.close(), messages.close(), audits.stop()]);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      });
      await inbox.idle();
      await Promise.all(jobs.map((job) => job.stop()));
      await Promise.all(submissions);
      await applier.idle();
      await applier.stop();
      await database.close();
    },
  };
}
