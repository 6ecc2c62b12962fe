import type { Database } from '@genledger/db/client';
import type { ObjectId, Timestamp } from 'mongodb';

interface LoggedWrite {
  readonly ns: string;
  readonly o2?: { readonly _id: ObjectId };
}

/** An entry of the replica set's own log: a write, or a transaction with its writes. */
interface LogEntry extends LoggedWrite {
  readonly ts: Timestamp;
  readonly wall: Date;
  readonly o: { readonly applyOps?: readonly LoggedWrite[] };
}

const MARGIN_MS = 1000;

/**
 * How long events waited from their receipt until what they changed was committed. The commit is read from mongod's own log: the
 * times in the records were set before it.
 */
export async function readCommitTimes(
  { client, webhookEvents }: Database,
  runIds: readonly string[],
): Promise<readonly number[]> {
  const events = await webhookEvents
    .find({ providerRunId: { $in: [...runIds] } })
    .project<{ _id: ObjectId; receivedAt: Date }>({ receivedAt: 1 })
    .toArray();
  const receivedAtMs = new Map(
    events.map(({ _id, receivedAt }) => [_id.toHexString(), receivedAt.getTime()]),
  );
  const since = new Date(Math.min(...receivedAtMs.values()) - MARGIN_MS);
  const writes = client
    .db('local')
    .collection<LogEntry>('oplog.rs')
    .find({ wall: { $gte: since }, op: { $in: ['u', 'c'] } })
    .sort({ $natural: -1 })
    .project<LogEntry>({ wall: 1, ns: 1, o2: 1, 'o.applyOps.ns': 1, 'o.applyOps.o2': 1 });
  const latenciesMs: number[] = [];
  for await (const entry of writes) {
    if (entry.wall < since) break;
    for (const { ns, o2 } of entry.o.applyOps ?? [entry]) {
      const key = ns === webhookEvents.namespace && o2 ? o2._id.toHexString() : '';
      const received = receivedAtMs.get(key);
      if (received === undefined) continue;
      // The log is read from its end: what settled an event comes first, and counts once.
      receivedAtMs.delete(key);
      latenciesMs.push(entry.wall.getTime() - received);
    }
    if (receivedAtMs.size === 0) return latenciesMs;
  }
  throw new Error(`${receivedAtMs.size} events are settled, yet not in the log`);
}
