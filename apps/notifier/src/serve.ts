import { setTimeout as delay } from 'node:timers/promises';
import { Circuits, Limits } from '@genledger/channels/attempt';
import { openDatabase } from '@genledger/db/client';
import { countHeldDeliveries } from '@genledger/db/repositories';
import { type Configuration, newInstanceId } from '@genledger/services/configuration';
import { systemClock, systemRandom } from '@genledger/services/context';
import { createSecretBox } from '@genledger/services/secret';
import type { Logger } from 'pino';
import { createChannels } from './channels/directory.ts';
import { DEFAULT_ENGINE, type EngineContext } from './engine/context.ts';
import { Notifier } from './engine/notifier.ts';
import { serveHealth } from './health.ts';
import { addGauges, createMetrics } from './metrics.ts';
import type { NotifierEnvironment } from './settings/environment.ts';

/** A notifier, delivering. */
export interface RunningNotifier {
  readonly host: string;
  /** Of health and metrics. */
  readonly port: number;
  /** By platform: `ready`, or which setting is missing. */
  readonly channels: Readonly<Record<string, string>>;
  /** Finishes what is being sent, gives the rest back, and ends. */
  stop(): Promise<void>;
}

/** Longest time for closing connections, ms. */
const CLOSE_MS = 500;

/** Starts a notifier. It starts while the database is away, too. @throws where the port is taken */
export async function startNotifier(
  environment: NotifierEnvironment,
  configuration: Configuration,
  log: Logger,
): Promise<RunningNotifier> {
  const { DATABASE_URL: url, HOST: host, GENLEDGER_SECRETS_KEY: keys } = environment;
  const database = openDatabase({ url, maxPoolSize: 10 });
  const channels = createChannels({ environment, configuration, database });
  const metrics = createMetrics();
  const circuits = new Circuits();
  const context: EngineContext = {
    database,
    channels,
    clock: systemClock,
    random: systemRandom,
    log,
    metrics,
    settings: {
      ...DEFAULT_ENGINE,
      concurrency: environment.GENLEDGER_NOTIFIER_CONCURRENCY,
      leaseMs: environment.GENLEDGER_NOTIFIER_LEASE_MS,
    },
    name: newInstanceId(),
  };
  let notifier: Notifier | undefined;
  addGauges(metrics, {
    underWay: () => notifier?.underWay ?? 0,
    openCircuits: () => circuits.countOpen(context.clock.now().getTime()),
    channels: () =>
      Object.fromEntries(Object.keys(channels.states).map((name) => [name, channels.ready.includes(name)])),
    held: () => countHeldDeliveries(database),
  });
  // Told as 0 from the start: an alert sees only what grows.
  for (const platform of Object.keys(channels.states))
    metrics.settled.inc({ platform, outcome: 'dropped' }, 0);
  const health = await serveHealth(host, environment.GENLEDGER_NOTIFIER_PORT, {
    registry: metrics.registry,
    readiness: () => ({
      isReady: notifier?.state === 'delivering',
      state: notifier?.state ?? 'starting',
      channels: channels.states,
    }),
  });
  const running = Notifier.start(context, {
    circuits,
    limits: new Limits(),
    ...(keys && { secrets: createSecretBox(keys) }),
  });
  notifier = running;
  return {
    host,
    port: health.port,
    channels: channels.states,
    async stop() {
      const isFinished = await running.drain(environment.GENLEDGER_NOTIFIER_DRAIN_MS);
      if (!isFinished) log.warn({ underWay: running.underWay }, 'not all was finished: others take it up');
      // A connection that still waits for its answer would hold up the end.
      await Promise.race([channels.close(), delay(CLOSE_MS)]);
      await database.close();
      await health.close();
    },
  };
}
