import type { ChannelPolicy } from '@genledger/services/delivery';
import type { Limit } from './channel.ts';

/** The limits of one destination on a platform: its own, and the one of the platform as a whole. */
export function limitsOf(
  platform: string,
  { overall, perDestination }: ChannelPolicy,
  name: string,
): readonly Limit[] {
  return [
    ...(perDestination ? [{ key: name, policy: perDestination, isShared: false }] : []),
    ...(overall ? [{ key: platform, policy: overall, isShared: true }] : []),
  ];
}
