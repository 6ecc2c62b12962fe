import type { EventId } from '../kernel/index.ts';

/** Which event showed something, and when the ledger received it. */
export interface Sighting {
  readonly receivedAt: Date;
  readonly eventId: EventId;
}

/** Whether a sighting was received before another; equal times are ordered by event id. */
export function precedes(a: Sighting, b: Sighting): boolean {
  const time = a.receivedAt.getTime() - b.receivedAt.getTime();
  return time === 0 ? a.eventId < b.eventId : time < 0;
}

/** The one of two sightings that was received first. */
export function earliest<Kind extends Sighting>(
  known: Kind | undefined,
  reported: Kind | undefined,
): Kind | undefined {
  if (known === undefined || reported === undefined) return known ?? reported;
  return precedes(reported, known) ? reported : known;
}
