import type { DeliveryStatus, DeliverySubject, DeliverySubjectKind } from '@genledger/domain/delivery';
import type { Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { type ListPosition, mergePages, type RecordPage, readList } from '../filter/index.ts';
import { toObjectId } from '../mappers/index.ts';
import { COOK_TITLE, definitionStage, SPELL_TITLE } from './delivery-executions.ts';
import {
  type DeliveryFilter,
  deliveryConditions,
  deliveryNow,
  deliverySource,
  deliveryTerms,
  filteredCollections,
} from './delivery-filter.ts';
import {
  readSubjects,
  SUBJECT_COLLECTIONS,
  type SubjectCollection,
  subjectDocuments,
  subjectOf,
} from './delivery-subjects.ts';

/** A delivery as it stands, with what it tells of. */
export interface DeliveryRecord {
  readonly subject: DeliverySubject;
  readonly accountId: string;
  readonly environment: string;
  readonly toolId?: string;
  readonly toolDisplayName?: string;
  /** What people call it: a tool's, cook's or spell's name. */
  readonly title: string;
  readonly status: string;
  readonly requestTimestamp: Date;
  /** Absent while it is open. */
  readonly endedAt?: Date;
  readonly notificationPlatform: string;
  readonly notificationTarget?: unknown;
  readonly deliveryStatus: DeliveryStatus;
  readonly deliveryAttempts: number;
  readonly deliveryTimestamp?: Date;
  readonly deliveryError?: string;
  readonly nextDeliveryAt?: Date;
  readonly deliveryHold?: string;
}

/** Longest time that reading a page may take, ms. */
const READ_LIMIT_MS = 10_000;

const titleOf = (fallback: string) => ({ $ifNull: [{ $first: '$definition.name' }, fallback] });

/** By kind, the names under which what is told lies there. */
const TOLD: Readonly<
  Record<DeliverySubjectKind, { readonly stages: Document[]; readonly fields: Document }>
> = {
  generation: {
    stages: [],
    fields: { toolId: 1, toolDisplayName: 1, title: '$toolDisplayName', endedAt: '$responseTimestamp' },
  },
  cookExecution: {
    stages: [definitionStage('cooks')],
    fields: { title: titleOf(COOK_TITLE), endedAt: '$completedAt' },
  },
  spellCast: {
    stages: [definitionStage('spells')],
    fields: { title: titleOf(SPELL_TITLE), endedAt: '$completedAt' },
  },
  alert: { stages: [], fields: { title: 1, endedAt: '$changedAt' } },
};

/** The stages that make a {@link DeliveryRecord} of a document, its subject aside. */
function recordStages({ kind, account, requestedAt }: SubjectCollection): Document[] {
  const { stages, fields } = TOLD[kind];
  return [
    ...stages,
    {
      $project: {
        ...fields,
        accountId: `$${account}`,
        requestTimestamp: `$${requestedAt}`,
        environment: 1,
        status: 1,
        // Executions of the old database have no delivery.
        notificationPlatform: { $ifNull: ['$notificationPlatform', 'none'] },
        notificationTarget: 1,
        deliveryStatus: { $ifNull: ['$deliveryStatus', 'skipped'] },
        deliveryAttempts: { $ifNull: ['$deliveryAttempts', 0] },
        deliveryTimestamp: 1,
        deliveryError: 1,
        nextDeliveryAt: 1,
        deliveryHold: 1,
      },
    },
  ];
}

type ReadRecord = Omit<DeliveryRecord, 'subject'> & { readonly _id: ObjectId };

async function readRecords(
  database: Database,
  collection: SubjectCollection,
  stages: Document[],
): Promise<readonly DeliveryRecord[]> {
  const documents = await subjectDocuments(database, collection)
    .aggregate<ReadRecord>([...stages, ...recordStages(collection)], { maxTimeMS: READ_LIMIT_MS })
    .toArray();
  return documents.map(({ _id, ...fields }) => ({ subject: subjectOf(collection, _id), ...fields }));
}

/** A subject in a list, before its record is read. */
interface Listed {
  readonly collection: SubjectCollection;
  readonly _id: ObjectId;
  readonly id: string;
  readonly time: Date;
}

async function listSubjects(
  database: Database,
  collection: SubjectCollection,
  filter: DeliveryFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<RecordPage<Listed>> {
  const source = deliverySource(collection);
  const page = await readList(subjectDocuments(database, collection), source, {
    terms: deliveryTerms(collection, filter),
    now: deliveryNow(filter),
    after,
    limit,
    projection: { [source.time]: 1 },
  });
  const items = page.items.map((document) => ({
    collection,
    _id: document._id,
    id: document._id.toHexString(),
    time: Reflect.get(document, source.time) as Date,
  }));
  return { ...page, items };
}

/** The records of listed subjects, in their order; one that is gone meanwhile is left out. */
async function recordsOf(database: Database, listed: readonly Listed[]): Promise<readonly DeliveryRecord[]> {
  const collections = SUBJECT_COLLECTIONS.filter((each) =>
    listed.some(({ collection }) => collection === each),
  );
  const read = await Promise.all(
    collections.map((each) => {
      const keys = listed.filter(({ collection }) => collection === each).map(({ _id }) => _id);
      return readRecords(database, each, [{ $match: { _id: { $in: keys } } }]);
    }),
  );
  const byId = new Map(read.flat().map((record) => [String(record.subject.id), record]));
  return listed.flatMap(({ id }) => byId.get(id) ?? []);
}

/** A page of deliveries of what has ended, newest request first. */
export async function listDeliveryRecords(
  database: Database,
  filter: DeliveryFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<RecordPage<DeliveryRecord>> {
  const pages = await Promise.all(
    filteredCollections(filter).map((collection) => listSubjects(database, collection, filter, after, limit)),
  );
  const page = mergePages(pages, { after, limit });
  return { ...page, items: await recordsOf(database, page.items) };
}

/** How many deliveries were given up, of what was requested at or after a time. */
export async function countDropped(database: Database, since: Date, withinMs: number): Promise<number> {
  const filter = { deliveryStatus: 'dropped', since } as const;
  const counts = filteredCollections(filter).map((collection) =>
    subjectDocuments(database, collection).countDocuments(deliveryConditions(collection, filter), {
      maxTimeMS: withinMs,
    }),
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** The delivery of a subject; nothing where there is no such subject. */
export async function findDeliveryRecord(
  database: Database,
  subject: DeliverySubject,
): Promise<DeliveryRecord | undefined> {
  const collection = SUBJECT_COLLECTIONS.find(({ kind }) => kind === subject.kind);
  const [record] = collection
    ? await readRecords(database, collection, [{ $match: { _id: toObjectId(subject.id) } }])
    : [];
  return record;
}

/** The subject that has an id, of whatever kind it is. */
export async function findDeliverySubject(
  database: Database,
  id: DeliverySubject['id'],
): Promise<DeliverySubject | undefined> {
  const [found] = await readSubjects<{ readonly _id: ObjectId; readonly kind: DeliverySubjectKind }>(
    database,
    ({ kind }) => [{ $match: { _id: toObjectId(id) } }, { $project: { kind: { $literal: kind } } }],
    [],
  );
  return found && subjectOf(found, found._id);
}
