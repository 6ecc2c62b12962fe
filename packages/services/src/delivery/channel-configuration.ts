import {
  type BucketPolicy,
  CHAT_SCHEDULE,
  type CircuitPolicy,
  DEFAULT_CIRCUIT,
  type RetrySchedule,
  STANDARD_WEBHOOKS_SCHEDULE,
} from '@genledger/domain/delivery';
import { z } from 'zod';
import { durationMsSchema } from './duration.ts';

/** The platforms that there is a channel for, `none` aside. */
export const CHANNEL_PLATFORMS = ['webhook', 'telegram', 'discord', 'email', 'web'] as const;
export type ChannelPlatform = (typeof CHANNEL_PLATFORMS)[number];

/** How one channel is used. */
export interface ChannelPolicy {
  readonly schedule: RetrySchedule;
  /** Longest time of one try, ms. */
  readonly timeoutMs: number;
  readonly circuit: CircuitPolicy;
  /** How often anything may be sent on the platform at all, all notifiers together; absent where it sets no limit. */
  readonly overall?: BucketPolicy;
  /** How often one destination may be sent to. */
  readonly perDestination?: BucketPolicy;
}

/** A try of a webhook may take 15 s, as the Standard Webhooks guide says. */
const TRY_TIMEOUT_MS = 15_000;
/** An upload that the platform fetches itself takes its time. */
const CHAT_TIMEOUT_MS = 30_000;

const DEFAULTS: Readonly<Record<ChannelPlatform, ChannelPolicy>> = {
  webhook: { schedule: STANDARD_WEBHOOKS_SCHEDULE, timeoutMs: TRY_TIMEOUT_MS, circuit: DEFAULT_CIRCUIT },
  // Telegram: about 30 messages a second in all, one a second in a chat, 20 a minute in a group.
  telegram: {
    schedule: CHAT_SCHEDULE,
    timeoutMs: CHAT_TIMEOUT_MS,
    circuit: DEFAULT_CIRCUIT,
    overall: { size: 25, perSecond: 25 },
    perDestination: { size: 3, perSecond: 0.33 },
  },
  // Discord: 50 requests a second in all; a channel's own limit is in its answers.
  discord: {
    schedule: CHAT_SCHEDULE,
    timeoutMs: CHAT_TIMEOUT_MS,
    circuit: DEFAULT_CIRCUIT,
    overall: { size: 40, perSecond: 40 },
    perDestination: { size: 5, perSecond: 1 },
  },
  email: { schedule: CHAT_SCHEDULE, timeoutMs: CHAT_TIMEOUT_MS, circuit: DEFAULT_CIRCUIT },
  web: { schedule: CHAT_SCHEDULE, timeoutMs: TRY_TIMEOUT_MS, circuit: DEFAULT_CIRCUIT },
};

const bucketSchema = z.strictObject({
  size: z.int().min(1).max(10_000),
  perSecond: z.number().positive().max(10_000),
});

const channelSchema = z.strictObject({
  /** Waits before the second try, the third, ... */
  waits: z.array(durationMsSchema).max(50).optional(),
  jitter: z.enum(['full', 'none']).optional(),
  giveUpAfter: durationMsSchema.optional(),
  timeout: durationMsSchema.optional(),
  circuit: z
    .strictObject({
      failuresToOpen: z.int().min(1).max(1000).default(DEFAULT_CIRCUIT.failuresToOpen),
      firstPause: durationMsSchema.default(DEFAULT_CIRCUIT.firstPauseMs),
      longestPause: durationMsSchema.default(DEFAULT_CIRCUIT.longestPauseMs),
    })
    .optional(),
  overall: bucketSchema.optional(),
  perDestination: bucketSchema.optional(),
});

/** The part `channels` of the configuration: by platform, what differs from the defaults. */
export const channelsSchema = z.strictObject({
  webhook: channelSchema.optional(),
  telegram: channelSchema.optional(),
  discord: channelSchema.optional(),
  email: channelSchema.optional(),
  web: channelSchema.optional(),
});
export type ChannelsConfiguration = z.output<typeof channelsSchema>;

/** How a channel is used: the defaults, and what the configuration says otherwise. */
export function channelPolicy(
  configuration: ChannelsConfiguration,
  platform: ChannelPlatform,
): ChannelPolicy {
  const defaults = DEFAULTS[platform];
  const { waits, jitter, giveUpAfter, timeout, circuit, overall, perDestination } =
    configuration[platform] ?? {};
  return {
    ...defaults,
    schedule: {
      waitsMs: waits ?? defaults.schedule.waitsMs,
      jitter: jitter ?? defaults.schedule.jitter,
      giveUpAfterMs: giveUpAfter ?? defaults.schedule.giveUpAfterMs,
    },
    timeoutMs: timeout ?? defaults.timeoutMs,
    circuit: circuit
      ? {
          failuresToOpen: circuit.failuresToOpen,
          firstPauseMs: circuit.firstPause,
          longestPauseMs: circuit.longestPause,
        }
      : defaults.circuit,
    ...(overall && { overall }),
    ...(perDestination && { perDestination }),
  };
}
