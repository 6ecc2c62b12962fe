import { environmentSchema, httpAddress, whole } from '@genledger/services/configuration';
import { z } from 'zod';

/** Every setting of a notifier. The database alone is required; a channel whose settings are missing lets its deliveries wait. */
export const notifierEnvironmentSchema = environmentSchema
  .pick({
    DATABASE_URL: true,
    HOST: true,
    LOG_LEVEL: true,
    GENLEDGER_CONFIG: true,
    GENLEDGER_SECRETS_KEY: true,
    GENLEDGER_ALLOW_PRIVATE_TARGETS: true,
    GENLEDGER_DELIVERY_SECRET: true,
  })
  .extend({
    /** Health and metrics. */
    GENLEDGER_NOTIFIER_PORT: whole(0, 65_535).default(4101),
    /** Deliveries that are sent at once. */
    GENLEDGER_NOTIFIER_CONCURRENCY: whole(1, 1000).default(64),
    /** How long the claims of a notifier that died are left to it, ms. */
    GENLEDGER_NOTIFIER_LEASE_MS: whole(1000, 600_000).default(60_000),
    /** How long deliveries under way may take once the process is told to end, ms. */
    GENLEDGER_NOTIFIER_DRAIN_MS: whole(0, 300_000).default(25_000),
    GENLEDGER_TELEGRAM_TOKEN: z.string().min(1).optional(),
    GENLEDGER_TELEGRAM_URL: httpAddress.default('https://api.telegram.org'),
    GENLEDGER_DISCORD_TOKEN: z.string().min(1).optional(),
    GENLEDGER_DISCORD_URL: httpAddress.default('https://discord.com/api/v10'),
    GENLEDGER_SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' })
      .optional(),
    GENLEDGER_MAIL_FROM: z.string().min(3).optional(),
  });
export type NotifierEnvironment = z.output<typeof notifierEnvironmentSchema>;
