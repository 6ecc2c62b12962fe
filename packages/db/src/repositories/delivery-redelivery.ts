import type { DeliveryHold, DeliveryStatus } from '@genledger/domain/delivery';
import { type GenerationStatus, SCHEMA_VERSION } from '@genledger/domain/generation';
import type { AccountId, GenerationId, ToolId } from '@genledger/domain/kernel';
import type { Document, Filter } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { GenerationDocument } from '../client/documents.ts';
import { toObjectId } from '../mappers/index.ts';
import { type GenerationFilter, generationConditions } from './generation-records.ts';

/** Longest time that counting may take, ms. */
const COUNT_LIMIT_MS = 10_000;

/** What a list of deliveries is narrowed by. */
export interface DeliveryFilter {
  readonly deliveryStatus?: DeliveryStatus;
  readonly notificationPlatform?: string;
  readonly deliveryHold?: DeliveryHold;
  readonly status?: GenerationStatus;
  readonly accountId?: AccountId;
  readonly environment?: string;
  readonly toolId?: ToolId;
  /** Of generations that were requested at or after. */
  readonly since?: Date;
  /** Of generations that were requested before. */
  readonly until?: Date;
}

/** A filter of deliveries as one of generations: only what has ended is delivered. */
export function deliveryRecords(filter: DeliveryFilter): GenerationFilter {
  return { ...filter, hasEnded: true };
}

/**
 * What may be delivered once more: what was sent or given up, and what waits for a later try. Not what is being sent just now, what
 * nobody was to be told, and nothing of the old database.
 */
function redeliverable(now: Date): Filter<GenerationDocument> {
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

function matching(filter: DeliveryFilter, now: Date): Filter<GenerationDocument> {
  return { $and: [generationConditions(deliveryRecords(filter)), redeliverable(now)] };
}

/** How many deliveries of a filter could be made once more. */
export async function countRedeliverable(
  database: Database,
  filter: DeliveryFilter,
  now: Date,
): Promise<number> {
  return database.generationOutputs.countDocuments(matching(filter, now), { maxTimeMS: COUNT_LIMIT_MS });
}

/** Makes deliveries of a filter due anew. What was done before a failure stays done, and a repeat does the rest. @returns how many */
export async function redeliverMatching(
  database: Database,
  filter: DeliveryFilter,
  now: Date,
): Promise<number> {
  const result = await database.generationOutputs.updateMany(matching(filter, now), anew(now));
  return result.modifiedCount;
}

/** Makes one delivery due anew. @returns whether it could be */
export async function redeliverOne(database: Database, id: GenerationId, now: Date): Promise<boolean> {
  const result = await database.generationOutputs.updateOne(
    { $and: [{ _id: toObjectId(id) }, generationConditions({ hasEnded: true }), redeliverable(now)] },
    anew(now),
  );
  return result.matchedCount === 1;
}
