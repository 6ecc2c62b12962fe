import type { DeliverySubject, DeliverySubjectKind } from '@genledger/domain/delivery';
import { Decimal128, type Document, Int32, Long, ObjectId } from 'mongodb';
import type { Database } from '../../src/client/index.ts';
import { toObjectId } from '../../src/mappers/index.ts';
import { addGeneration, at, NOW } from './records.ts';

/** So many seconds before {@link NOW}. */
export const lateBy = (seconds: number): Date => at(-seconds);

/** Fields of a record; a field that is undefined is taken away. The account is `accountId` in all of them. */
type Fields = Readonly<Record<string, unknown>>;

const COLLECTIONS = {
  generation: 'generationOutputs',
  cookExecution: 'cookExecutions',
  spellCast: 'spellCasts',
  alert: 'alerts',
} as const satisfies Readonly<Record<DeliverySubjectKind, string>>;

/** What a record of a kind looks like that has ended well, and one that has not. */
const ENDED: Readonly<Record<DeliverySubjectKind, Fields>> = {
  generation: {
    status: 'success',
    responseTimestamp: lateBy(60),
    durationMs: Long.fromNumber(40_000),
  },
  cookExecution: { status: 'completed', completedAt: lateBy(60) },
  spellCast: { status: 'completed', completedAt: lateBy(60) },
  alert: { status: 'resolved', changedAt: lateBy(60) },
};
export const OPEN: Readonly<Record<DeliverySubjectKind, Fields>> = {
  generation: { status: 'processing', responseTimestamp: undefined },
  cookExecution: { status: 'running', completedAt: undefined },
  spellCast: { status: 'running', completedAt: undefined },
  // Both states of an alert are told.
  alert: { status: 'unheard-of' },
};

async function addExecution(database: Database, kind: 'cookExecution' | 'spellCast'): Promise<ObjectId> {
  const _id = new ObjectId();
  await database.db.collection(COLLECTIONS[kind]).insertOne({
    _id,
    schemaVersion: new Int32(2),
    initiatorAccountId: 'account',
    environment: 'production',
    status: 'running',
    startedAt: lateBy(100),
    generationIds: [],
    counts: { pending: 0, processing: 0, success: 0, failed: 0, cancelled: 0 },
    costUsd: Decimal128.fromString('0'),
    costCount: new Int32(0),
    pointsSpent: Long.ZERO,
  });
  return _id;
}

async function addAlert(database: Database): Promise<ObjectId> {
  const _id = new ObjectId();
  await database.db.collection(COLLECTIONS.alert).insertOne({
    _id,
    schemaVersion: new Int32(2),
    openKey: _id.toHexString(),
    rule: 'inbox-lag',
    group: '',
    environment: 'production',
    accountId: 'account',
    status: 'raised',
    level: 'alert',
    title: 'Inbox waits',
    value: Decimal128.fromString('400000'),
    threshold: Decimal128.fromString('300000'),
    firstSeenAt: lateBy(100),
    lastSeenAt: lateBy(60),
    changedAt: lateBy(100),
    seen: Long.fromNumber(2),
    notificationPlatform: 'none',
    deliveryStatus: 'skipped',
    deliveryAttempts: new Int32(0),
  });
  return _id;
}

async function addOpen(database: Database, kind: DeliverySubjectKind): Promise<ObjectId> {
  if (kind === 'alert') return addAlert(database);
  if (kind !== 'generation') return addExecution(database, kind);
  const { basis } = await addGeneration(database, { accountId: 'account', requestTimestamp: lateBy(100) });
  return toObjectId(basis.id);
}

/** Something that ended well, its delivery by webhook due now; what differs is said. */
export async function addDelivery(
  database: Database,
  kind: DeliverySubjectKind = 'generation',
  { accountId, ...fields }: Fields = {},
): Promise<DeliverySubject> {
  const _id = await addOpen(database, kind);
  const entries = Object.entries({
    ...ENDED[kind],
    ...(accountId !== undefined && {
      [kind === 'generation' || kind === 'alert' ? 'accountId' : 'initiatorAccountId']: accountId,
    }),
    notificationPlatform: 'webhook',
    deliveryStatus: 'pending',
    nextDeliveryAt: NOW,
    ...fields,
  });
  const set = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  const unset = Object.fromEntries(
    entries.filter(([, value]) => value === undefined).map(([name]) => [name, '']),
  );
  await database.db
    .collection(COLLECTIONS[kind])
    .updateOne({ _id }, { $set: set, ...(Object.keys(unset).length > 0 && { $unset: unset }) });
  return { kind, id: _id.toHexString() } as DeliverySubject;
}

/** A record as it lies in the database. */
export async function deliveryOf(database: Database, { kind, id }: DeliverySubject): Promise<Document> {
  const found = await database.db.collection(COLLECTIONS[kind]).findOne({ _id: toObjectId(id) });
  if (found === null) throw new Error(`there is no ${kind} ${id}`);
  return found;
}

/** Forgets everything that could be delivered. */
export async function forgetDeliveries(database: Database): Promise<void> {
  for (const name of Object.values(COLLECTIONS)) await database.db.collection(name).deleteMany({});
}
