import type { GenerationId } from '@genledger/domain/kernel';
import { Long, type ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { GenerationDocument } from '../client/documents.ts';
import { fromObjectId, fromWhole, toObjectId } from '../mappers/index.ts';
import { type ClaimedDelivery, claimedFromDocument, DELIVERY_PROJECTION } from './delivery-records.ts';

/** A delivery that is due, before anybody has claimed it. */
export interface DueDelivery {
  readonly id: GenerationId;
  readonly accountId: string;
  readonly dueAt: Date;
  /** The notifier that claimed it and died, or lost touch, before it had told the outcome. */
  readonly abandonedBy?: { readonly owner: string; readonly token: number };
}

/** Whose a claim is, and until when nobody else takes it up. */
export interface DeliveryLease {
  readonly owner: string;
  readonly until: Date;
}

/** A lease counts while it is also the time at which the delivery is due again: whatever moves that time ends the lease. */
export const LEASE_IN_FORCE = { $expr: { $eq: ['$nextDeliveryAt', '$deliveryLease.until'] } } as const;

/** Claims need no majority: one that a failover takes back costs a repeat, which the outcome's fence keeps off the record. */
const CLAIM_CONCERN = { writeConcern: { w: 1, journal: false } } as const;

type DueDocument = Pick<GenerationDocument, '_id' | 'accountId' | 'deliveryLease'> & {
  readonly nextDeliveryAt: Date;
};

const DUE_PROJECTION = { accountId: 1, nextDeliveryAt: 1, deliveryLease: 1 } as const;

function dueFromDocument({ _id, accountId, nextDeliveryAt, deliveryLease }: DueDocument): DueDelivery {
  const abandoned = deliveryLease?.until.getTime() === nextDeliveryAt.getTime() ? deliveryLease : undefined;
  return {
    id: fromObjectId<GenerationId>(_id),
    accountId,
    dueAt: nextDeliveryAt,
    ...(abandoned && { abandonedBy: { owner: abandoned.owner, token: fromWhole(abandoned.token) } }),
  };
}

/** Deliveries that are due, the longest due first, whosever they are. */
export async function findDueByAge(
  database: Database,
  now: Date,
  limit: number,
): Promise<readonly DueDelivery[]> {
  const documents = await database.generationOutputs
    .find({ nextDeliveryAt: { $lte: now } })
    .sort({ nextDeliveryAt: 1 })
    .limit(limit)
    .project<DueDocument>(DUE_PROJECTION)
    .hint({ nextDeliveryAt: 1 })
    .toArray();
  return documents.map(dueFromDocument);
}

/**
 * Deliveries that are due, account after account, in each the longest due first.
 * @param afterAccount begins with the accounts behind this one
 */
export async function findDueByAccount(
  database: Database,
  afterAccount: string | undefined,
  now: Date,
  limit: number,
): Promise<readonly DueDelivery[]> {
  const documents = await database.generationOutputs
    .find({
      ...(afterAccount !== undefined && { accountId: { $gt: afterAccount } }),
      nextDeliveryAt: { $lte: now },
    })
    .sort({ accountId: 1, nextDeliveryAt: 1 })
    .limit(limit)
    .project<DueDocument>(DUE_PROJECTION)
    .hint({ accountId: 1, nextDeliveryAt: 1 })
    .toArray();
  return documents.map(dueFromDocument);
}

/** When the next delivery is due; nothing where none waits. Leases count: they are due when they run out. */
export async function nextDeliveryDue(database: Database): Promise<Date | undefined> {
  const next = await database.generationOutputs
    .find({ nextDeliveryAt: { $exists: true } })
    .sort({ nextDeliveryAt: 1 })
    .limit(1)
    .project<{ nextDeliveryAt: Date }>({ _id: 0, nextDeliveryAt: 1 })
    .hint({ nextDeliveryAt: 1 })
    .next();
  return next?.nextDeliveryAt;
}

/**
 * Claims deliveries by their subjects, each only where it is still due; its fencing token goes up by one. A repeat under the same
 * lease finds what a failed call had claimed already.
 * @returns those that this owner now holds
 */
export async function claimDeliveries(
  database: Database,
  ids: readonly GenerationId[],
  lease: DeliveryLease,
  now: Date,
): Promise<readonly ClaimedDelivery[]> {
  const keys = ids.map(toObjectId);
  await database.generationOutputs.updateMany(
    { _id: { $in: keys }, nextDeliveryAt: { $lte: now } },
    {
      $set: {
        'deliveryLease.owner': lease.owner,
        'deliveryLease.until': lease.until,
        nextDeliveryAt: lease.until,
      },
      $inc: { 'deliveryLease.token': Long.ONE },
    },
    CLAIM_CONCERN,
  );
  const documents = await database.generationOutputs
    .find({ _id: { $in: keys }, 'deliveryLease.owner': lease.owner, nextDeliveryAt: lease.until })
    .project(DELIVERY_PROJECTION)
    .toArray();
  return documents.map(claimedFromDocument);
}

/**
 * Keeps claims longer. What is no longer held stays with whoever has it.
 * @returns those that are still held
 */
export async function renewDeliveries(
  database: Database,
  ids: readonly GenerationId[],
  lease: DeliveryLease,
): Promise<readonly GenerationId[]> {
  const keys = ids.map(toObjectId);
  const result = await database.generationOutputs.updateMany(
    { _id: { $in: keys }, 'deliveryLease.owner': lease.owner, ...LEASE_IN_FORCE },
    { $set: { nextDeliveryAt: lease.until, 'deliveryLease.until': lease.until } },
    CLAIM_CONCERN,
  );
  if (result.matchedCount === ids.length) return ids;
  const held = await database.generationOutputs
    .find({ _id: { $in: keys }, 'deliveryLease.owner': lease.owner, nextDeliveryAt: lease.until })
    .project<{ _id: ObjectId }>({ _id: 1 })
    .toArray();
  return held.map(({ _id }) => fromObjectId<GenerationId>(_id));
}

/** Gives claims back untried, so that anybody takes them up at once. */
export async function releaseDeliveries(
  database: Database,
  ids: readonly GenerationId[],
  owner: string,
  now: Date,
): Promise<void> {
  await database.generationOutputs.updateMany(
    { _id: { $in: ids.map(toObjectId) }, 'deliveryLease.owner': owner, ...LEASE_IN_FORCE },
    { $set: { nextDeliveryAt: now, 'deliveryLease.until': new Date(now.getTime() - 1) } },
  );
}
