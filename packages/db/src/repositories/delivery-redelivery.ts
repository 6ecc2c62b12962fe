import type { DeliverySubject } from '@genledger/domain/delivery';
import { SCHEMA_VERSION } from '@genledger/domain/generation';
import type { Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import { type DeliveryFilter, deliveryConditions, filteredCollections } from './delivery-filter.ts';
import { groupSubjects, type SubjectCollection, subjectDocuments } from './delivery-subjects.ts';

/** Longest time that counting may take, ms. */
const COUNT_LIMIT_MS = 10_000;

/**
 * What may be delivered once more: what was sent or given up, and what waits for a later try. Not what is being sent just now, what
 * nobody was to be told, and nothing of the old database.
 */
function redeliverable(now: Date): Document {
  const isLeased = { $eq: ['$nextDeliveryAt', '$deliveryLease.until'] };
  return {
    schemaVersion: SCHEMA_VERSION,
    legacy: { $exists: false },
    notificationPlatform: { $ne: 'none' },
    $or: [
      { deliveryStatus: { $in: ['sent', 'dropped'] } },
      { deliveryStatus: 'pending', nextDeliveryAt: { $gt: now }, $expr: { $not: isLeased } },
    ],
  };
}

/**
 * Makes a delivery due, with all of its tries before it. A claim that is still about is over: its late outcome finds the lease
 * at another time than the delivery.
 */
function anew(now: Date): Document[] {
  const before = new Date(now.getTime() - 1);
  const lease = {
    $cond: [
      { $eq: [{ $type: '$deliveryLease' }, 'object'] },
      { $mergeObjects: ['$deliveryLease', { until: before }] },
      '$$REMOVE',
    ],
  };
  return [
    { $set: { deliveryStatus: 'pending', nextDeliveryAt: now, deliveryAttempts: 0, deliveryLease: lease } },
    { $unset: ['deliveryTimestamp', 'deliveryError', 'deliveryStartedAt', 'deliveryHold'] },
  ];
}

function matching(collection: SubjectCollection, filter: DeliveryFilter, now: Date): Document {
  return { $and: [deliveryConditions(collection, filter), redeliverable(now)] };
}

/** How many deliveries of a filter could be made once more. */
export async function countRedeliverable(
  database: Database,
  filter: DeliveryFilter,
  now: Date,
): Promise<number> {
  const counts = filteredCollections(filter).map((collection) =>
    subjectDocuments(database, collection).countDocuments(matching(collection, filter, now), {
      maxTimeMS: COUNT_LIMIT_MS,
    }),
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** Makes deliveries of a filter due anew. What was done before a failure stays done, and a repeat does the rest. @returns how many */
export async function redeliverMatching(
  database: Database,
  filter: DeliveryFilter,
  now: Date,
): Promise<number> {
  let due = 0;
  for (const collection of filteredCollections(filter)) {
    const documents = subjectDocuments(database, collection);
    due += (await documents.updateMany(matching(collection, filter, now), anew(now))).modifiedCount;
  }
  return due;
}

/** Makes one delivery due anew. @returns whether it could be */
export async function redeliverOne(
  database: Database,
  subject: DeliverySubject,
  now: Date,
): Promise<boolean> {
  for (const { collection, keys } of groupSubjects([subject])) {
    const result = await subjectDocuments(database, collection).updateOne(
      { $and: [{ _id: { $in: [...keys] } }, matching(collection, {}, now)] },
      anew(now),
    );
    return result.matchedCount === 1;
  }
  return false;
}
