import { type ChannelDirectory, type ChannelState, channelDirectory } from '@genledger/channels/channel';
import { createGuardedAgent, type Resolve } from '@genledger/channels/outgoing';
import { createWebChannel, createWebhookChannel } from '@genledger/channels/webhook';
import type { Database } from '@genledger/db/client';
import type { Configuration } from '@genledger/services/configuration';
import { type CHANNEL_PLATFORMS, channelPolicy } from '@genledger/services/delivery';
import { Renderer } from '../render/renderer.ts';
import type { NotifierEnvironment } from '../settings/environment.ts';
import { createDiscordChannel } from './discord.ts';
import { createEmailChannel } from './email.ts';
import { createTelegramChannel } from './telegram.ts';

/** What the channels are made of. */
export interface ChannelSources {
  readonly environment: NotifierEnvironment;
  readonly configuration: Configuration;
  readonly database: Database;
  /** Finds the addresses of webhooks' hosts; the system's way unless a test says otherwise. */
  readonly resolve?: Resolve;
}

const ready = (channel: Extract<ChannelState, { kind: 'ready' }>['channel']): ChannelState => ({
  kind: 'ready',
  channel,
});
const missing = (setting: string): ChannelState => ({ kind: 'not-configured', missing: setting });

/** Makes the channels whose settings are there. */
export function createChannels(sources: ChannelSources): ChannelDirectory {
  const { environment, configuration, database, resolve } = sources;
  const allowPrivate = environment.GENLEDGER_ALLOW_PRIVATE_TARGETS;
  const policy = (platform: (typeof CHANNEL_PLATFORMS)[number]) =>
    channelPolicy(configuration.channels, platform);
  const renderer = new Renderer(configuration.templates);
  // Addresses that the operator configured may lie in his own network.
  const trusted = createGuardedAgent({ allowPrivate: true });
  const guarded = createGuardedAgent({ allowPrivate, ...(resolve && { resolve }) });
  const { GENLEDGER_TELEGRAM_TOKEN: telegram, GENLEDGER_DISCORD_TOKEN: discord } = environment;
  const { GENLEDGER_SMTP_URL: smtpUrl, GENLEDGER_MAIL_FROM: from } = environment;
  const states: Readonly<Record<(typeof CHANNEL_PLATFORMS)[number], ChannelState>> = {
    webhook: ready(
      createWebhookChannel({
        policy: policy('webhook'),
        agent: guarded,
        allowPrivate,
        secrets: environment.GENLEDGER_DELIVERY_SECRET ?? [],
      }),
    ),
    telegram:
      telegram === undefined
        ? missing('GENLEDGER_TELEGRAM_TOKEN')
        : ready(
            createTelegramChannel({
              policy: policy('telegram'),
              agent: trusted,
              baseUrl: environment.GENLEDGER_TELEGRAM_URL,
              token: telegram,
              renderer,
            }),
          ),
    discord:
      discord === undefined
        ? missing('GENLEDGER_DISCORD_TOKEN')
        : ready(
            createDiscordChannel({
              policy: policy('discord'),
              agent: trusted,
              baseUrl: environment.GENLEDGER_DISCORD_URL,
              token: discord,
              renderer,
            }),
          ),
    email:
      smtpUrl === undefined || from === undefined
        ? missing(smtpUrl === undefined ? 'GENLEDGER_SMTP_URL' : 'GENLEDGER_MAIL_FROM')
        : ready(createEmailChannel({ policy: policy('email'), smtpUrl, from, renderer })),
    web: ready(createWebChannel({ policy: policy('web'), database })),
  };
  return channelDirectory(states, async () => {
    await trusted.close();
  });
}
