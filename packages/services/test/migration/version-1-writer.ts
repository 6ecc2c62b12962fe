import type { TestDatabase } from '@genledger/db/testing';

/** What the writers of version 1 do to a record that exists. */
export type LateWrite = readonly [id: unknown, update: Readonly<Record<string, unknown>>];

const HOUR_MS = 3_600_000;

/** Kinds of writes, in the words of version 1. */
const KINDS: readonly ((requested: Date) => Readonly<Record<string, unknown>>)[] = [
  // Its webhook ends it.
  (requested) => ({
    status: 'completed',
    responseTimestamp: new Date(requested.getTime() + 90_000),
    costUsd: 0.0125,
    pointsSpent: 37,
    protocolNetPoints: 37,
    artifactUrls: ['https://cdn.example.com/late.png'],
    responsePayload: { images: [{ url: 'https://cdn.example.com/late.png' }] },
  }),
  // Its notifier tells the user.
  (requested) => ({
    deliveryStatus: 'sent',
    deliveryTimestamp: new Date(requested.getTime() + HOUR_MS).toISOString(),
  }),
  // The user rates it.
  () => ({ ratings: { good: ['a', 'b'] }, 'metadata.reviewOutcome': 'accepted' }),
  // A writer that nobody can read.
  () => ({ status: 'half way', 'metadata.castNote': { by: 'hand' } }),
];

/** A write for one record in so many, of every kind in turn; equal databases get equal writes. */
export async function lateWrites(
  { db }: Pick<TestDatabase, 'db'>,
  oneIn: number,
): Promise<readonly LateWrite[]> {
  const found = await db
    .collection('generationOutputs')
    .find({ requestTimestamp: { $type: 'date' } }, { projection: { requestTimestamp: 1 }, sort: { _id: 1 } })
    .toArray();
  return found
    .filter((_, index) => index % oneIn === 0)
    .map(({ _id, requestTimestamp }, index) => {
      const kind = KINDS[index % KINDS.length];
      if (kind === undefined) throw new Error('there is no kind of write');
      return [_id, kind(requestTimestamp)] as const;
    });
}

/** Writes as version 1 does: it knows ids and fields, and nothing of versions. */
export async function writeLate({ db }: Pick<TestDatabase, 'db'>, [_id, fields]: LateWrite): Promise<void> {
  await db.collection('generationOutputs').updateOne({ _id } as object, { $set: fields });
}
