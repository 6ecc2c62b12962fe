import {
  type AlertDelivery,
  type AttemptTools,
  Circuits,
  deliverAlerts,
  Limits,
} from '@genledger/channels/attempt';
import { channelDirectory } from '@genledger/channels/channel';
import { createGuardedAgent } from '@genledger/channels/outgoing';
import { createWebChannel, createWebhookChannel } from '@genledger/channels/webhook';
import type { Configuration, Environment } from '@genledger/services/configuration';
import { systemRandom } from '@genledger/services/context';
import { channelPolicy } from '@genledger/services/delivery';
import type { ApiContext } from '../api-context.ts';

/** Tells alerts where no notifier runs that would. */
export interface AlertTeller {
  /** Makes one try at each alert that is due; none while a notifier runs. */
  tell(): Promise<void>;
  /** Ends connections. */
  close(): Promise<void>;
}

/** Makes what tells alerts from the API: the channels that need no account on a platform. The others wait for a notifier. */
export function createAlertTeller(
  { ledger, metrics, log }: ApiContext,
  environment: Pick<Environment, 'GENLEDGER_ALLOW_PRIVATE_TARGETS' | 'GENLEDGER_DELIVERY_SECRET'>,
  { channels: configured }: Pick<Configuration, 'channels'>,
): AlertTeller {
  const { database, clock, instanceId, secrets } = ledger;
  const allowPrivate = environment.GENLEDGER_ALLOW_PRIVATE_TARGETS;
  const webhook = createWebhookChannel({
    policy: channelPolicy(configured, 'webhook'),
    agent: createGuardedAgent({ allowPrivate }),
    allowPrivate,
    secrets: environment.GENLEDGER_DELIVERY_SECRET ?? [],
  });
  const web = createWebChannel({ policy: channelPolicy(configured, 'web'), database });
  const channels = channelDirectory({
    webhook: { kind: 'ready', channel: webhook },
    web: { kind: 'ready', channel: web },
  });
  const context: AlertDelivery = {
    database,
    channels,
    clock,
    log,
    name: instanceId,
    random: systemRandom,
  };
  const tools: AttemptTools = {
    circuits: new Circuits(),
    limits: new Limits(),
    ...(secrets && { secrets }),
  };
  // Told as 0 from the start: an alert sees only what grows.
  for (const platform of channels.ready) metrics.alertsTold.inc({ platform, outcome: 'dropped' }, 0);
  return {
    async tell() {
      for (const { platform, outcome } of await deliverAlerts(context, tools)) {
        metrics.alertsTold.inc({ platform, outcome });
        log.info({ platform, outcome }, 'an alert was told by the API, since no notifier runs');
      }
    },
    close: () => channels.close(),
  };
}
