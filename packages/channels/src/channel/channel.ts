import type { Announcement, BucketPolicy, TryResult } from '@genledger/domain/delivery';
import type { Result } from '@genledger/domain/kernel';
import type { ChannelPlatform, ChannelPolicy } from '@genledger/services/delivery';

/** A limit that a delivery must keep. */
export interface Limit {
  readonly key: string;
  readonly policy: BucketPolicy;
  /** Whether all notifiers together must keep it, so that each has only its share. */
  readonly isShared: boolean;
}

/** One message that is sent. */
export interface Sending {
  /** The same on every try. */
  readonly deliveryId: string;
  readonly announcement: Announcement;
  readonly now: Date;
  /** Ends the try: its time is over. */
  readonly signal: AbortSignal;
}

/** An address on a platform that was understood, and is ready to be sent to. */
export interface Destination {
  /** Names it in records: a host, a chat. No secrets. */
  readonly name: string;
  /** What is down together with it: the address, the platform's own servers. Shown to nobody: addresses may hold secrets. */
  readonly circuit: string;
  /** What people call that: the host, the platform. No secrets. */
  readonly server: string;
  /** The platform said that nothing may be sent to it before this time, ms. */
  readonly notBeforeMs?: number;
  /** What the platform allows, and what this destination does. */
  readonly limits: readonly Limit[];
  /** Makes one try. Expected failures are results; whatever is thrown counts as one that may go better later. */
  send(sending: Sending): Promise<TryResult>;
}

/** One way of telling users. */
export interface Channel {
  readonly platform: ChannelPlatform;
  readonly policy: ChannelPolicy;
  /**
   * Reads a target.
   * @param target as the caller gave it, its secrets opened
   * @returns why it is no address on this platform, as a sentence
   */
  destination(target: unknown): Result<Destination, string>;
  /** Ends connections. */
  close(): Promise<void>;
}

/** Whether a channel can be used: the channel, or which setting is missing. */
export type ChannelState =
  | { readonly kind: 'ready'; readonly channel: Channel }
  | { readonly kind: 'not-configured'; readonly missing: string };

/** The channels of a process. */
export interface ChannelDirectory {
  /** Nothing for a platform that this build does not know. */
  find(platform: string): ChannelState | undefined;
  /** By platform: `ready`, or `not configured: deliveries wait (set ...)`. */
  readonly states: Readonly<Record<string, string>>;
  /** Platforms whose channel can be used. */
  readonly ready: readonly string[];
  close(): Promise<void>;
}

/** What is said of a channel whose setting is missing. */
export function notConfigured(missing: string): string {
  return `not configured: deliveries wait (set ${missing})`;
}

/** A directory of channels by platform. @param closeMore ends what they share */
export function channelDirectory(
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
