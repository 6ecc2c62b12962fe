import type { ProviderName, ProviderRunId } from '@genledger/domain/kernel';
import { type Filter, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { WebhookEventDocument } from '../client/documents.ts';
import type { ListPosition } from '../filter/index.ts';
import type { ProviderRun } from './generations.ts';

/** Events that wait for their run to be recorded. One whose address names a generation waits for that one, and for no run. */
const WAITING_FOR_A_RUN: Filter<WebhookEventDocument> = {
  state: 'unmatched',
  providerRunId: { $exists: true },
  generationId: { $exists: false },
};

/**
 * Lets events that waited for a run id be applied, now that a generation has it.
 * @returns how many waited
 */
export async function releaseUnmatched(
  database: Database,
  provider: ProviderName,
  providerRunId: ProviderRunId,
): Promise<number> {
  const result = await database.webhookEvents.updateMany(
    { ...WAITING_FOR_A_RUN, provider, providerRunId },
    { $set: { state: 'received' }, $unset: { settledAt: '', outcome: '', leaseOwner: '', leaseUntil: '' } },
  );
  return result.modifiedCount;
}

/**
 * A page of the runs that events wait for, oldest event first.
 * @param after where the page before ended
 * @returns the runs, some perhaps more than once, and where the next page begins; no place where this was the last
 */
export async function listUnmatchedRuns(
  database: Database,
  after: ListPosition | undefined,
  limit: number,
): Promise<{ readonly runs: readonly ProviderRun[]; readonly next?: ListPosition }> {
  const parts: Filter<WebhookEventDocument>[] = [WAITING_FOR_A_RUN];
  if (after) {
    const id = ObjectId.createFromHexString(after.id);
    parts.push({
      $or: [{ receivedAt: { $gt: after.time } }, { receivedAt: after.time, _id: { $gt: id } }],
    });
  }
  const events = await database.webhookEvents
    .find({ $and: parts })
    .project<{ _id: ObjectId; receivedAt: Date } & ProviderRun>({
      receivedAt: 1,
      provider: 1,
      providerRunId: 1,
    })
    .sort({ receivedAt: 1, _id: 1 })
    .limit(limit)
    .toArray();
  const last = events.length < limit ? undefined : events.at(-1);
  return {
    runs: events.map(({ provider, providerRunId }) => ({ provider, providerRunId })),
    ...(last && { next: { time: last.receivedAt, id: last._id.toHexString() } }),
  };
}
