import type { DeliverySettlement, DeliverySubject, DeliverySubjectId } from '@genledger/domain/delivery';
import type { AnyBulkWriteOperation, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { toObjectId, toWhole } from '../mappers/index.ts';
import { LEASE_IN_FORCE } from './delivery-claims.ts';
import {
  SUBJECT_COLLECTIONS,
  type SubjectCollection,
  type SubjectDocument,
  subjectDocuments,
  subjectOf,
} from './delivery-subjects.ts';

/** What became of a claimed delivery. */
export interface DeliveryOutcome {
  readonly subject: DeliverySubject;
  readonly owner: string;
  readonly token: number;
  readonly settlement: DeliverySettlement;
  /** When it was first taken up, from which the time in all counts; absent while it was not. */
  readonly startedAt?: Date;
  /** When the outcome was decided. */
  readonly at: Date;
}

/** Marks a lease as given up: earlier than any time at which the delivery can be due again. */
const givenUp = (at: Date): Date => new Date(at.getTime() - 1);

type Operation = AnyBulkWriteOperation<SubjectDocument>;

function changeOf(settlement: DeliverySettlement) {
  const deliveryAttempts = settlement.tries;
  switch (settlement.kind) {
    case 'sent':
      return {
        set: { deliveryStatus: 'sent' as const, deliveryTimestamp: settlement.at, deliveryAttempts },
        unset: { nextDeliveryAt: '' as const, deliveryError: '' as const, deliveryHold: '' as const },
      };
    case 'dropped':
      return {
        set: { deliveryStatus: 'dropped' as const, deliveryError: settlement.error, deliveryAttempts },
        unset: { nextDeliveryAt: '' as const, deliveryHold: '' as const },
      };
    case 'waiting': {
      const { until: nextDeliveryAt, error: deliveryError, hold: deliveryHold } = settlement;
      const set = { nextDeliveryAt, deliveryError, deliveryAttempts };
      return deliveryHold === undefined
        ? { set, unset: { deliveryHold: '' as const } }
        : { set: { ...set, deliveryHold } };
    }
  }
}

function operationOf(outcome: DeliveryOutcome): Operation {
  const { set, unset } = changeOf(outcome.settlement);
  return {
    updateOne: {
      filter: {
        _id: toObjectId(outcome.subject.id),
        'deliveryLease.owner': outcome.owner,
        'deliveryLease.token': toWhole(outcome.token),
        ...LEASE_IN_FORCE,
      },
      update: {
        $set: {
          ...set,
          'deliveryLease.until': givenUp(outcome.at),
          ...(outcome.startedAt && { deliveryStartedAt: outcome.startedAt }),
        },
        ...(unset && { $unset: unset }),
      },
    },
  };
}

/** Which of the outcomes are not on record, because the token had passed on or the end was corrected meanwhile. */
async function findFenced(
  database: Database,
  collection: SubjectCollection,
  outcomes: readonly DeliveryOutcome[],
): Promise<ReadonlySet<DeliverySubjectId>> {
  const written = await subjectDocuments(database, collection)
    .find({
      $or: outcomes.map(({ subject, owner, token, at }) => ({
        _id: toObjectId(subject.id),
        'deliveryLease.owner': owner,
        'deliveryLease.token': toWhole(token),
        'deliveryLease.until': givenUp(at),
      })),
    })
    .project<{ _id: ObjectId }>({ _id: 1 })
    .toArray();
  const fenced = new Set(outcomes.map(({ subject }) => subject.id));
  for (const { _id } of written) fenced.delete(subjectOf(collection, _id).id);
  return fenced;
}

async function recordGroup(
  database: Database,
  collection: SubjectCollection,
  outcomes: readonly DeliveryOutcome[],
): Promise<ReadonlySet<DeliverySubjectId>> {
  if (outcomes.length === 0) return new Set();
  const result = await subjectDocuments(database, collection).bulkWrite(outcomes.map(operationOf), {
    ordered: false,
  });
  return result.matchedCount === outcomes.length ? new Set() : findFenced(database, collection, outcomes);
}

/**
 * Records outcomes, each only where its claim is still in force: a claim that ran out and was taken up by another notifier, or a
 * correction that made the delivery due anew, fences the late one off.
 * @returns the subjects whose outcome was fenced off
 */
export async function recordOutcomes(
  database: Database,
  outcomes: readonly DeliveryOutcome[],
): Promise<ReadonlySet<DeliverySubjectId>> {
  const fenced = await Promise.all(
    SUBJECT_COLLECTIONS.map((collection) =>
      recordGroup(
        database,
        collection,
        outcomes.filter(({ subject }) => subject.kind === collection.kind),
      ),
    ),
  );
  return new Set(fenced.flatMap((ids) => [...ids]));
}
