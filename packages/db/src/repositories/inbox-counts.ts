import type { Database } from '../client/database.ts';
import type { EventStateDocument } from '../client/documents.ts';
import { bySlice, sliceOf } from './burn-slices.ts';
import { LOOK_LIMIT_MS, MOST_COUNTED, PROMPT_MS } from './objective-counts.ts';

/** What waits in the inbox, and when a provider was last heard. */
export interface InboxCounts {
  readonly waiting: number;
  readonly oldestWaiting?: Date;
  /** Waiting for more than five minutes. */
  readonly late: number;
  /** The same between the beginnings of the burn windows, the latest first, by when the five minutes were over. */
  readonly lateSlices: readonly number[];
  readonly unsettled: Readonly<Record<'unmatched' | 'unknown' | 'invalid' | 'conflict', number>>;
  /** When the last webhook came; absent where none ever did. */
  readonly lastWebhookAt?: Date;
}

/** Counts what has waited for too long, by the slice of time in which it began to. */
async function countLate(database: Database, now: Date): Promise<Pick<InboxCounts, 'late' | 'lateSlices'>> {
  const late = { $add: ['$receivedAt', PROMPT_MS] };
  const rows = await database.webhookEvents
    .aggregate<{ readonly _id: number; readonly count: number }>(
      [
        { $match: { state: 'received', receivedAt: { $lt: new Date(now.getTime() - PROMPT_MS) } } },
        { $limit: MOST_COUNTED },
        { $group: { _id: sliceOf({ $subtract: [now, late] }), count: { $sum: 1 } } },
      ],
      { maxTimeMS: LOOK_LIMIT_MS },
    )
    .toArray();
  const sum = (all: readonly { readonly count: number }[]) =>
    all.reduce((total, { count }) => total + count, 0);
  const sliced = rows.map(({ _id, count }) => ({ slice: _id, count }));
  const slices = bySlice<{ readonly count: number }>(sliced, (all) => ({ count: sum(all) }));
  return { late: sum(rows), lateSlices: slices.map(({ count }) => count) };
}

/** Counts what waits in the inbox, each number up to a hundred thousand. */
export async function countInbox(database: Database, now: Date): Promise<InboxCounts> {
  const limits = { limit: MOST_COUNTED, maxTimeMS: LOOK_LIMIT_MS };
  const count = (state: EventStateDocument) => database.webhookEvents.countDocuments({ state }, limits);
  const projection = { receivedAt: 1 };
  const [waiting, late, unmatched, unknown, invalid, conflict, oldest, last] = await Promise.all([
    count('received'),
    countLate(database, now),
    count('unmatched'),
    count('unknown'),
    count('invalid'),
    count('conflict'),
    database.webhookEvents
      .find({ state: 'received' }, { projection, maxTimeMS: LOOK_LIMIT_MS })
      .sort({ state: 1, receivedAt: 1 })
      .limit(1)
      .next(),
    database.webhookEvents
      .find({ source: 'webhook' }, { projection, maxTimeMS: LOOK_LIMIT_MS })
      .sort({ receivedAt: -1 })
      .limit(1)
      .next(),
  ]);
  return {
    waiting,
    ...late,
    unsettled: { unmatched, unknown, invalid, conflict },
    ...(oldest && { oldestWaiting: oldest.receivedAt }),
    ...(last && { lastWebhookAt: last.receivedAt }),
  };
}
