import type { DeliverySubject, DeliverySubjectId } from '@genledger/domain/delivery';
import { Long, type ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { type ClaimedDelivery, readClaimed } from './delivery-records.ts';
import { groupSubjects, type SubjectGroup, subjectDocuments, subjectOf } from './delivery-subjects.ts';

/** Whose a claim is, and until when nobody else takes it up. */
export interface DeliveryLease {
  readonly owner: string;
  readonly until: Date;
}

/** A lease counts while it is also the time at which the delivery is due again: whatever moves that time ends the lease. */
export const LEASE_IN_FORCE = { $expr: { $eq: ['$nextDeliveryAt', '$deliveryLease.until'] } } as const;

/** Claims need no majority: one that a failover takes back costs a repeat, which the outcome's fence keeps off the record. */
const CLAIM_CONCERN = { writeConcern: { w: 1, journal: false } } as const;

const heldUnder = ({ keys }: SubjectGroup, { owner, until }: DeliveryLease) => ({
  _id: { $in: [...keys] },
  'deliveryLease.owner': owner,
  nextDeliveryAt: until,
});

async function claimGroup(database: Database, group: SubjectGroup, lease: DeliveryLease, now: Date) {
  const { owner, until } = lease;
  await subjectDocuments(database, group.collection).updateMany(
    { _id: { $in: [...group.keys] }, nextDeliveryAt: { $lte: now } },
    {
      $set: { 'deliveryLease.owner': owner, 'deliveryLease.until': until, nextDeliveryAt: until },
      $inc: { 'deliveryLease.token': Long.ONE },
    },
    CLAIM_CONCERN,
  );
  return readClaimed(database, group.collection, heldUnder(group, lease));
}

/**
 * Claims deliveries by their subjects, each only where it is still due; its fencing token goes up by one. A repeat under the same
 * lease finds what a failed call had claimed already.
 * @returns those that this owner now holds
 */
export async function claimDeliveries(
  database: Database,
  subjects: readonly DeliverySubject[],
  lease: DeliveryLease,
  now: Date,
): Promise<readonly ClaimedDelivery[]> {
  const claims = groupSubjects(subjects).map((group) => claimGroup(database, group, lease, now));
  return (await Promise.all(claims)).flat();
}

async function renewGroup(database: Database, group: SubjectGroup, lease: DeliveryLease) {
  const documents = subjectDocuments(database, group.collection);
  const result = await documents.updateMany(
    { _id: { $in: [...group.keys] }, 'deliveryLease.owner': lease.owner, ...LEASE_IN_FORCE },
    { $set: { nextDeliveryAt: lease.until, 'deliveryLease.until': lease.until } },
    CLAIM_CONCERN,
  );
  if (result.matchedCount === group.keys.length) return group.keys;
  const held = await documents.find(heldUnder(group, lease)).project<{ _id: ObjectId }>({ _id: 1 }).toArray();
  return held.map(({ _id }) => _id);
}

/**
 * Keeps claims longer. What is no longer held stays with whoever has it.
 * @returns those that are still held
 */
export async function renewDeliveries(
  database: Database,
  subjects: readonly DeliverySubject[],
  lease: DeliveryLease,
): Promise<readonly DeliverySubjectId[]> {
  const renewals = groupSubjects(subjects).map(async (group) => {
    const held = await renewGroup(database, group, lease);
    return held.map((key) => subjectOf(group.collection, key).id);
  });
  return (await Promise.all(renewals)).flat();
}

/** Gives claims back untried, so that anybody takes them up at once. */
export async function releaseDeliveries(
  database: Database,
  subjects: readonly DeliverySubject[],
  owner: string,
  now: Date,
): Promise<void> {
  for (const { collection, keys } of groupSubjects(subjects)) {
    await subjectDocuments(database, collection).updateMany(
      { _id: { $in: [...keys] }, 'deliveryLease.owner': owner, ...LEASE_IN_FORCE },
      { $set: { nextDeliveryAt: now, 'deliveryLease.until': new Date(now.getTime() - 1) } },
    );
  }
}
