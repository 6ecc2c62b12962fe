import type { Database } from '@genledger/db/client';
import type { Configuration } from '@genledger/services/configuration';
import { type CHANNEL_PLATFORMS, channelPolicy } from '@genledger/services/delivery';
import { createGuardedAgent, type Resolve } from '../outgoing/guarded-agent.ts';
import { Renderer } from '../render/renderer.ts';
import type { NotifierEnvironment } from '../settings/environment.ts';
import { type ChannelDirectory, type ChannelState, notConfigured } from './channel.ts';
import { createDiscordChannel } from './discord.ts';
import { createEmailChannel } from './email.ts';
import { createTelegramChannel } from './telegram.ts';
import { createWebChannel } from './web.ts';
import { createWebhookChannel } from './webhook.ts';

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
  return directoryOf(states, async () => {
    await trusted.close();
  });
}

/** A directory of channels by platform. */
function directoryOf(
  states: Readonly<Record<string, ChannelState>>,
  closeMore: () => Promise<void> = async () => undefined,
): ChannelDirectory {
  const entries = Object.entries(states);
  return {
    find: (platform) => (Object.hasOwn(states, platform) ? states[platform] : undefined),
    states: Object.fromEntries(
      entries.map(([platform, state]) => [
        platform,
        state.kind === 'ready' ? 'ready' : notConfigured(state.missing),
      ]),
    ),
    ready: entries.flatMap(([platform, { kind }]) => (kind === 'ready' ? [platform] : [])),
    async close() {
      for (const [, state] of entries) if (state.kind === 'ready') await state.channel.close();
      await closeMore();
    },
  };
}
