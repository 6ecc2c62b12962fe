import type { Announcement, DeliveryProgress, DeliverySubject } from '@genledger/domain/delivery';
import { SCHEMA_VERSION } from '@genledger/domain/generation';
import type { Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import { fromWhole } from '../mappers/index.ts';
import { ANNOUNCEMENT_READERS } from './delivery-announcements.ts';
import {
  type SubjectCollection,
  type SubjectDocument,
  subjectDocuments,
  subjectOf,
} from './delivery-subjects.ts';

/** A delivery that a notifier has claimed, with all that it needs to send it. */
export interface ClaimedDelivery {
  readonly subject: DeliverySubject;
  /** The fencing token of the claim. */
  readonly token: number;
  readonly accountId: string;
  readonly platform: string;
  /** Where on that platform, as it is stored: secrets in it are sealed. */
  readonly target?: unknown;
  readonly progress: DeliveryProgress;
  /** What ended; nothing where the record has not ended, which is a bug of whoever made it due. */
  readonly announcement?: Announcement;
  /** Whether the record is of the old database, or was brought from it. */
  readonly isLegacy: boolean;
  /** The W3C trace context of what ended; its delivery goes on in that trace. */
  readonly traceparent?: string;
}

const DELIVERY_FIELDS = {
  notificationPlatform: 1,
  notificationTarget: 1,
  deliveryAttempts: 1,
  deliveryStartedAt: 1,
  deliveryLease: 1,
  schemaVersion: 1,
  traceparent: 1,
  isLegacy: { $ne: [{ $type: '$legacy' }, 'missing'] },
} as const;

type ReadSubject = SubjectDocument & Document & { readonly isLegacy: boolean };

function claimedFromDocument(collection: SubjectCollection, document: ReadSubject): ClaimedDelivery {
  const announcement = ANNOUNCEMENT_READERS[collection.kind].read(document);
  return {
    subject: subjectOf(collection, document._id),
    token: fromWhole(document.deliveryLease?.token ?? 0),
    accountId: document[collection.account],
    platform: document.notificationPlatform ?? 'none',
    ...(document.notificationTarget !== undefined && { target: document.notificationTarget }),
    progress: {
      tries: document.deliveryAttempts ?? 0,
      ...(document.deliveryStartedAt && { startedAt: document.deliveryStartedAt }),
    },
    ...(announcement && { announcement }),
    isLegacy: document.isLegacy || document.schemaVersion !== SCHEMA_VERSION,
    ...(document.traceparent !== undefined && { traceparent: document.traceparent }),
  };
}

/** Reads claimed deliveries. @param held tells which */
export async function readClaimed(
  database: Database,
  collection: SubjectCollection,
  held: Document,
): Promise<readonly ClaimedDelivery[]> {
  const { stages, fields } = ANNOUNCEMENT_READERS[collection.kind];
  const documents = await subjectDocuments(database, collection)
    .aggregate<ReadSubject>([{ $match: held }, ...stages, { $project: { ...fields, ...DELIVERY_FIELDS } }])
    .toArray();
  return documents.map((document) => claimedFromDocument(collection, document));
}
