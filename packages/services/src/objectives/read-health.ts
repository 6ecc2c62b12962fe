import {
  countAllGenerations,
  countInbox,
  countOpen,
  findLease,
  type InboxCounts,
  lastNotifierSeen,
  liveNotifiers,
  type NotifierRecord,
  nextDeliveryDue,
  readTotals,
} from '@genledger/db/repositories';
import type { GenerationStatus } from '@genledger/domain/generation';
import type { LedgerContext } from '../context.ts';
import { type CountedHealth, DAYS, readCounted, type Standing } from './counted-health.ts';

const RECONCILER_LEASE = 'reconciler';

/** Whether anybody delivers, and what waits for it. */
export interface NotifierHealth {
  /** Notifiers that were heard of in the last half minute. */
  readonly alive: readonly NotifierRecord[];
  /** When any was last heard of, ended ones too; absent where none was in the last hour. */
  readonly lastSeenAt?: Date;
  /** Since when the delivery has been due that waits longest; absent where none is due. */
  readonly oldestDue?: Date;
  /** Since when deliveries have been due and nobody delivers; absent where somebody does, or none is due. */
  readonly absentSince?: Date;
}

/** What reading it needs. */
type HealthContext = Pick<LedgerContext, 'clock' | 'database'>;

/** Who looks after generations that nothing is heard of. */
export interface ReconcilerHealth {
  /** The process that does, or did last; absent where none ever did. */
  readonly owner?: string;
  readonly until?: Date;
  readonly isAlive: boolean;
}

/** How the ledger does its work, at one moment. */
export interface LedgerHealth extends CountedHealth {
  readonly at: Date;
  /** Days of requests that objectives and deliveries are of. */
  readonly days: number;
  /** When the requests of those days were counted for objectives and deliveries: earlier only where that was asked for. */
  readonly countedAt: Date;
  /** Generations by state: open ones as they are, ended ones by the weekly sums. */
  readonly states: Readonly<Record<GenerationStatus, number>>;
  /** All records there are, about; those of schema version 1 are in no state above. */
  readonly records: number;
  /** Request of the oldest open generation; absent where none is open. */
  readonly oldestOpen?: Date;
  readonly inbox: Omit<InboxCounts, 'lateSlices'>;
  readonly reconciler: ReconcilerHealth;
  readonly notifiers: NotifierHealth;
}

async function readReconciler({ database }: HealthContext, now: Date): Promise<ReconcilerHealth> {
  const lease = await findLease(database, RECONCILER_LEASE);
  if (lease === undefined) return { isAlive: false };
  return { owner: lease.owner, until: lease.until, isAlive: lease.until > now };
}

/** The later of two times: deliveries wait for a notifier from when they are due, and from when there is none. */
function absence(oldestDue: Date | undefined, lastSeenAt: Date | undefined): Date | undefined {
  return oldestDue && lastSeenAt && lastSeenAt > oldestDue ? lastSeenAt : oldestDue;
}

async function readNotifiers({ database }: HealthContext, now: Date): Promise<NotifierHealth> {
  const [alive, lastSeenAt, next] = await Promise.all([
    liveNotifiers(database, now),
    lastNotifierSeen(database),
    nextDeliveryDue(database),
  ]);
  const oldestDue = next !== undefined && next <= now ? next : undefined;
  const absentSince = alive.length > 0 ? undefined : absence(oldestDue, lastSeenAt);
  return {
    alive,
    ...(lastSeenAt && { lastSeenAt }),
    ...(oldestDue && { oldestDue }),
    ...(absentSince && { absentSince }),
  };
}

async function readStanding({ database }: HealthContext, now: Date): Promise<Standing> {
  const [open, all, inbox] = await Promise.all([
    countOpen(database, now),
    countAllGenerations(database),
    countInbox(database, now),
  ]);
  return { open, all, inbox };
}

/**
 * Reads how the ledger does: the acceptance criteria live, states, inbox, deliveries, and who is at work. Every look is served by an
 * index and bounded. The one that takes longer with more requests in a week, up to its bound, is that for objectives and deliveries.
 * @param countedWithinMs how long ago these may have been counted, by whoever asked in this process; they are counted now unless told otherwise
 */
export async function readHealth(
  context: HealthContext,
  { countedWithinMs = 0 }: { readonly countedWithinMs?: number } = {},
): Promise<LedgerHealth> {
  const { database, clock } = context;
  const now = clock.now();
  const standing = readStanding(context, now);
  const [{ open, all, inbox }, { at: countedAt, value }, totals, reconciler, notifiers] = await Promise.all([
    standing,
    readCounted(database, standing, now, countedWithinMs),
    readTotals(database),
    readReconciler(context, now),
    readNotifiers(context, now),
  ]);
  const { lateSlices: _lateSlices, ...waiting } = inbox;
  return {
    at: now,
    days: DAYS,
    countedAt,
    ...value,
    states: {
      pending: open.pending,
      processing: open.processing,
      success: totals.succeeded,
      failed: totals.failed,
      cancelled: totals.cancelled,
    },
    records: all,
    ...(open.oldest && { oldestOpen: open.oldest }),
    inbox: waiting,
    reconciler,
    notifiers,
  };
}
