import type { DeliverySubject, DeliverySubjectKind } from '@genledger/domain/delivery';
import type { Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { DeliveryLeaseDocument } from '../client/documents.ts';
import { fromWhole } from '../mappers/index.ts';
import { readSubjects, type SubjectCollection, subjectOf } from './delivery-subjects.ts';

/** A delivery that is due, before anybody has claimed it. */
export interface DueDelivery {
  readonly subject: DeliverySubject;
  readonly accountId: string;
  readonly dueAt: Date;
  /** The notifier that claimed it and died, or lost touch, before it had told the outcome. */
  readonly abandonedBy?: { readonly owner: string; readonly token: number };
}

interface DueDocument {
  readonly _id: ObjectId;
  readonly kind: DeliverySubjectKind;
  readonly accountId: string;
  readonly nextDeliveryAt: Date;
  readonly deliveryLease?: DeliveryLeaseDocument;
}

function dueFromDocument(document: DueDocument): DueDelivery {
  const { _id, accountId, nextDeliveryAt, deliveryLease } = document;
  const abandoned = deliveryLease?.until.getTime() === nextDeliveryAt.getTime() ? deliveryLease : undefined;
  return {
    subject: subjectOf(document, _id),
    accountId,
    dueAt: nextDeliveryAt,
    ...(abandoned && { abandonedBy: { owner: abandoned.owner, token: fromWhole(abandoned.token) } }),
  };
}

function dueFields({ kind, account }: SubjectCollection): Document {
  return { kind: { $literal: kind }, accountId: `$${account}`, nextDeliveryAt: 1, deliveryLease: 1 };
}

/** Deliveries that are due, the longest due first, whosever and of whatever they are. */
export async function findDueByAge(
  database: Database,
  now: Date,
  limit: number,
): Promise<readonly DueDelivery[]> {
  const first = [{ $sort: { nextDeliveryAt: 1 } }, { $limit: limit }];
  const documents = await readSubjects<DueDocument>(
    database,
    (collection) => [
      { $match: { nextDeliveryAt: { $lte: now } } },
      ...first,
      { $project: dueFields(collection) },
    ],
    first,
    { nextDeliveryAt: 1 },
  );
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
  const documents = await readSubjects<DueDocument>(
    database,
    (collection) => [
      {
        $match: {
          ...(afterAccount !== undefined && { [collection.account]: { $gt: afterAccount } }),
          nextDeliveryAt: { $lte: now },
        },
      },
      { $sort: { [collection.account]: 1, nextDeliveryAt: 1 } },
      { $limit: limit },
      { $project: dueFields(collection) },
    ],
    [{ $sort: { accountId: 1, nextDeliveryAt: 1 } }, { $limit: limit }],
    { accountId: 1, nextDeliveryAt: 1 },
  );
  return documents.map(dueFromDocument);
}

/** Alerts that have been due to be told on some platforms by a time, the longest due first. */
export async function findDueAlerts(
  database: Database,
  platforms: readonly string[],
  dueBy: Date,
  limit: number,
): Promise<readonly DueDelivery[]> {
  const documents = await database.alerts
    .find({ nextDeliveryAt: { $lte: dueBy }, notificationPlatform: { $in: [...platforms] } })
    .sort({ nextDeliveryAt: 1 })
    .limit(limit)
    .project<Omit<DueDocument, 'kind'>>({ accountId: 1, nextDeliveryAt: 1, deliveryLease: 1 })
    .toArray();
  return documents.map((document) => dueFromDocument({ kind: 'alert', ...document }));
}

/**
 * When the next delivery is due; nothing where none waits. Leases count: they are due when they run out. A database that has yet to be
 * migrated can be asked too, so that no index is named.
 */
export async function nextDeliveryDue(database: Database): Promise<Date | undefined> {
  const first = [{ $sort: { nextDeliveryAt: 1 } }, { $limit: 1 }];
  const [next] = await readSubjects<{ nextDeliveryAt: Date }>(
    database,
    () => [
      { $match: { nextDeliveryAt: { $exists: true } } },
      ...first,
      { $project: { _id: 0, nextDeliveryAt: 1 } },
    ],
    first,
  );
  return next?.nextDeliveryAt;
}
