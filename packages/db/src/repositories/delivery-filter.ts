import type {
  DeliveryHold,
  DeliveryStatus,
  DeliverySubjectId,
  DeliverySubjectKind,
} from '@genledger/domain/delivery';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import type { Document } from 'mongodb';
import { toObjectId } from '../mappers/index.ts';
import { SUBJECT_COLLECTIONS, type SubjectCollection } from './delivery-subjects.ts';

/** What a list of deliveries is narrowed by. */
export interface DeliveryFilter {
  readonly kind?: DeliverySubjectKind;
  readonly deliveryStatus?: DeliveryStatus;
  readonly notificationPlatform?: string;
  readonly deliveryHold?: DeliveryHold;
  /** How what is told ended. */
  readonly status?: string;
  readonly accountId?: AccountId;
  readonly environment?: string;
  /** Of generations alone: executions have no tool. */
  readonly toolId?: ToolId;
  /** Of what was requested or started at or after. */
  readonly since?: Date;
  /** Of what was requested or started before. */
  readonly until?: Date;
}

/** A place in a list of deliveries, newest request first: after this subject. */
export interface DeliveryPosition {
  readonly requestTimestamp: Date;
  readonly id: DeliverySubjectId;
}

/** The collections that a filter can match anything in. */
export function filteredCollections({ kind, toolId }: DeliveryFilter): readonly SubjectCollection[] {
  return SUBJECT_COLLECTIONS.filter(
    (collection) =>
      (kind === undefined || collection.kind === kind) &&
      (toolId === undefined || collection.kind === 'generation'),
  );
}

/** The conditions of a filter in one collection, behind a place in the list where one is given: only what has ended is delivered. */
export function deliveryConditions(
  { ends, account, requestedAt, name }: SubjectCollection,
  filter: DeliveryFilter,
  after?: DeliveryPosition,
): Document {
  const { kind: _kind, status, accountId, since, until, ...equal } = filter;
  const parts: Document[] = [equal, { status: { $in: [...ends] } }];
  // Executions of the old database have no delivery.
  if (name !== 'generationOutputs') parts.push({ deliveryStatus: { $exists: true } });
  if (status !== undefined) parts.push({ status });
  if (accountId !== undefined) parts.push({ [account]: accountId });
  if (since) parts.push({ [requestedAt]: { $gte: since } });
  if (until) parts.push({ [requestedAt]: { $lt: until } });
  if (after) {
    parts.push({ [requestedAt]: { $lte: after.requestTimestamp } });
    parts.push({
      $or: [{ [requestedAt]: { $lt: after.requestTimestamp } }, { _id: { $lt: toObjectId(after.id) } }],
    });
  }
  return { $and: parts };
}
