import type { Db } from 'mongodb';

/** What mongod counts that tells where its time goes. */
export interface ServerCounters {
  readonly insert: number;
  readonly update: number;
  readonly query: number;
  readonly getmore: number;
  readonly command: number;
  readonly transactions: number;
  /** Times that the journal was forced to the disk. */
  readonly journalSyncs: number;
}

/** Reads mongod's counters. */
export async function readServerCounters(db: Db): Promise<ServerCounters> {
  const status = await db.admin().command({ serverStatus: 1 });
  const { insert, update, query, getmore, command } = status['opcounters'];
  return {
    insert: Number(insert),
    update: Number(update),
    query: Number(query),
    getmore: Number(getmore),
    command: Number(command),
    transactions: Number(status['transactions'].totalCommitted),
    journalSyncs: Number(status['wiredTiger'].log['log sync operations']),
  };
}

/** What was counted between two readings, each divided by a number of events. */
export function countersPerEvent(
  before: ServerCounters,
  after: ServerCounters,
  events: number,
): ServerCounters {
  const per = (key: keyof ServerCounters) => (after[key] - before[key]) / events;
  return {
    insert: per('insert'),
    update: per('update'),
    query: per('query'),
    getmore: per('getmore'),
    command: per('command'),
    transactions: per('transactions'),
    journalSyncs: per('journalSyncs'),
  };
}
