import type { Channel } from '@genledger/channels/channel';
import type { Announcement, TryResult } from '@genledger/domain/delivery';
import { announcement } from './announcement.ts';

/** The clock of tests that send by hand. */
export const NOW = new Date('2026-01-02T03:05:00.000Z');
export const DELIVERY_ID = 'generation_0123456789abcdef01234567_success_1767323080000';

/** Sends one message through a channel, as the engine does; a target that is no address counts as refused. */
export async function sendBy(
  channel: Channel,
  target: unknown,
  fields: Partial<Announcement> = {},
  { now = NOW, timeoutMs = 10_000 }: { readonly now?: Date; readonly timeoutMs?: number } = {},
): Promise<TryResult> {
  const destination = channel.destination(target);
  if (!destination.ok) return { kind: 'refused', reason: destination.error };
  const signal = AbortSignal.timeout(timeoutMs);
  return destination.value.send({ deliveryId: DELIVERY_ID, announcement: announcement(fields), now, signal });
}
