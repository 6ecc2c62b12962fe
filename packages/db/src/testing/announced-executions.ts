import {
  type DeliverySubject,
  type DeliverySubjectKind,
  deliveryAtCompletion,
  deliverySubject,
  initialDeliveryStatus,
} from '@genledger/domain/delivery';
import type { Artifact } from '@genledger/domain/provider';
import { Decimal128, Int32, Long, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { completedExecution, endedGeneration } from './ended-records.ts';

type ExecutionKind = Exclude<DeliverySubjectKind, 'generation' | 'alert'>;

/** What a test says of an execution that its user is told of. */
export interface AnnouncedExecution {
  readonly kind: ExecutionKind;
  readonly platform: string;
  readonly target?: unknown;
  readonly account?: string;
  /** The name of its cook or spell; without one, neither is known. */
  readonly title?: string;
  /** What each of its children made, in their order. */
  readonly made?: readonly (readonly Artifact[])[];
  readonly failed?: number;
  readonly costCount?: number;
  readonly costUsd?: string;
  readonly startedAt?: Date;
  /** The cook execution whose piece a cast makes. */
  readonly pieceOf?: DeliverySubject;
}

const COLLECTIONS = { cookExecution: 'cookExecutions', spellCast: 'spellCasts' } as const;

async function addDefinition(database: Database, kind: ExecutionKind, name: string | undefined) {
  if (name === undefined) return {};
  const _id = new ObjectId();
  const at = new Date();
  const definition = { _id, schemaVersion: new Int32(2), name, createdAt: at, updatedAt: at };
  if (kind === 'cookExecution') {
    await database.db.collection('cooks').insertOne(definition);
    return { cookId: _id };
  }
  await database.db.collection('spells').insertOne({ ...definition, previewImages: [] });
  return { spellId: _id };
}

function childrenOf({ kind, made = [] }: AnnouncedExecution, parent: ObjectId) {
  return made.map((artifacts, index) => ({
    ...endedGeneration(kind === 'cookExecution' ? { cookExecutionId: parent } : { spellCastId: parent }),
    ...(kind === 'cookExecution' ? { pieceIndex: new Int32(index) } : { stepIndex: new Int32(index) }),
    artifacts: artifacts.map((artifact) => ({ ...artifact, index: new Int32(artifact.index) })),
  }));
}

/** An open execution, as whoever starts it leaves it. */
export async function openExecution(
  database: Database,
  options: AnnouncedExecution,
): Promise<DeliverySubject> {
  const { kind, platform, target, account = 'account-1', failed = 0, startedAt = new Date() } = options;
  const _id = new ObjectId();
  const children = childrenOf(options, _id);
  if (children.length > 0) await database.db.collection('generationOutputs').insertMany(children);
  const { completedAt: _completedAt, ...open } = completedExecution(children, {
    id: _id,
    accountId: account,
  });
  await database.db.collection(COLLECTIONS[kind]).insertOne({
    ...open,
    ...(await addDefinition(database, kind, options.title)),
    ...(options.pieceOf && { cookExecutionId: ObjectId.createFromHexString(options.pieceOf.id) }),
    status: 'running',
    startedAt,
    counts: {
      pending: new Int32(0),
      processing: new Int32(0),
      success: new Int32(children.length),
      failed: new Int32(failed),
      cancelled: new Int32(0),
    },
    costUsd: Decimal128.fromString(options.costUsd ?? '0'),
    costCount: new Int32(options.costCount ?? 0),
    pointsSpent: Long.fromNumber(119 * children.length),
    notificationPlatform: platform,
    ...(target !== undefined && { notificationTarget: target }),
    deliveryStatus: initialDeliveryStatus(platform),
    deliveryAttempts: new Int32(0),
  });
  return deliverySubject(kind, _id.toHexString());
}

/** How a test ends an execution. */
export interface ExecutionEnd {
  readonly status?: 'completed' | 'failed' | 'stopped' | 'cancelled';
  readonly reason?: string;
  readonly endedAt?: Date;
  /** False where it is part of another execution, which is announced instead. */
  readonly announced?: boolean;
}

/** Ends an execution as the ledger does: its delivery becomes due. A repeat changes nothing. */
export async function endExecution(
  database: Database,
  subject: DeliverySubject,
  { status = 'completed', reason, endedAt = new Date(), announced = true }: ExecutionEnd = {},
): Promise<void> {
  if (subject.kind === 'generation' || subject.kind === 'alert')
    throw new Error('only an execution is ended so');
  const collection = database.db.collection(COLLECTIONS[subject.kind]);
  const _id = ObjectId.createFromHexString(subject.id);
  const record = await collection.findOne({ _id });
  const platform: string = record?.['notificationPlatform'] ?? 'none';
  await collection.updateOne(
    { _id, completedAt: { $exists: false } },
    {
      $set: {
        status,
        completedAt: endedAt,
        ...(reason !== undefined && { statusReason: reason }),
        ...deliveryAtCompletion(platform, announced, endedAt),
      },
    },
  );
}
