import type { Database } from '@genledger/db/client';
import {
  countRecent,
  type InboxCounts,
  MOST_RECORDS,
  type OpenCounts,
  type RecentCounts,
} from '@genledger/db/repositories';
import { KeptReading, type Reading } from '../kept-reading.ts';
import { deliveriesByPlatform, type PlatformDeliveries } from './delivery-health.ts';
import { type Objective, objectivesOf } from './objective.ts';

/** Days of requests that are looked at. */
export const DAYS = 7;

/** What the requests of the last days come to, as they were counted at one moment. */
export interface CountedHealth {
  /** Whether only the newest records of those days were looked at, and how many. */
  readonly newestOnly?: number;
  readonly objectives: readonly Objective[];
  readonly deliveries: readonly PlatformDeliveries[];
}

/** What stands now, whenever it was requested. */
export interface Standing {
  readonly open: OpenCounts;
  /** All generations. */
  readonly all: number;
  readonly inbox: InboxCounts;
}

const counted = new KeptReading<CountedHealth>();

function healthOf(recent: RecentCounts, { open, all, inbox }: Standing, now: Date): CountedHealth {
  return {
    ...(recent.isCut && { newestOnly: MOST_RECORDS }),
    objectives: objectivesOf(
      {
        ...recent,
        ...(recent.isCut && recent.since && { cutAt: recent.since }),
        // A report that waits for so long speaks of a generation that has not ended in time, or at all.
        besides: { 'terminal-within-5-minutes': { numerator: 0, denominator: inbox.late } },
        besidesSlices: {
          'terminal-within-5-minutes': inbox.lateSlices.map((late) => ({ numerator: 0, denominator: late })),
        },
        instead: { 'pending-older-than-24h': { numerator: open.overdue, denominator: all } },
      },
      now,
      DAYS,
    ),
    deliveries: deliveriesByPlatform(recent.deliveries),
  };
}

/**
 * Counts the requests of the last days, and keeps what they come to. All of it is of one moment, also what stands besides.
 * @param withinMs how old what was kept may be to be told again
 */
export async function readCounted(
  database: Database,
  standing: Promise<Standing>,
  now: Date,
  withinMs: number,
): Promise<Reading<CountedHealth>> {
  const kept = counted.find(database, now, withinMs);
  if (kept !== undefined) return kept;
  const [recent, besides] = await Promise.all([countRecent(database, now, DAYS), standing]);
  return counted.keep(database, { at: now, value: healthOf(recent, besides, now) });
}
