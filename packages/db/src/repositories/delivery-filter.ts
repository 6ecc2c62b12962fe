import type { DeliveryHold, DeliveryStatus, DeliverySubjectKind } from '@genledger/domain/delivery';
import { DELIVERY_FILTER, type FilterTerm, isKindTerm, matches } from '@genledger/domain/filter';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import type { Document } from 'mongodb';
import {
  ALERT_LIST,
  COOK_EXECUTION_LIST,
  type FilterMatching,
  GENERATION_LIST,
  isText,
  isThere,
  isTime,
  isWord,
  type ListSource,
  SPELL_CAST_LIST,
  termConditions,
} from '../filter/index.ts';
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
  readonly matching?: FilterMatching;
}

const SCHEMA = DELIVERY_FILTER;
const OF_EXECUTIONS = {
  accountId: 'initiatorAccountId',
  requestTimestamp: 'startedAt',
  endedAt: 'completedAt',
} as const;

/** By kind, how lists of what is delivered are read. */
const SOURCES: Readonly<Record<DeliverySubjectKind, ListSource>> = {
  generation: GENERATION_LIST,
  cookExecution: { ...COOK_EXECUTION_LIST, paths: OF_EXECUTIONS },
  spellCast: { ...SPELL_CAST_LIST, paths: OF_EXECUTIONS },
  alert: ALERT_LIST,
};

/** How deliveries of a collection are read. */
export function deliverySource({ kind }: SubjectCollection): ListSource {
  return SOURCES[kind];
}

/** Terms that count from now come with it; where there are none, any time will do. */
export function deliveryNow({ matching }: DeliveryFilter): Date {
  return matching?.now ?? new Date(0);
}

/** The collections that a filter can match anything in. */
export function filteredCollections(filter: DeliveryFilter): readonly SubjectCollection[] {
  const { kind, toolId, matching } = filter;
  const asked = (matching?.terms ?? []).filter(isKindTerm);
  return SUBJECT_COLLECTIONS.filter(
    (collection) =>
      (kind === undefined || collection.kind === kind) &&
      (toolId === undefined || collection.kind === 'generation') &&
      matches(asked, { kind: collection.kind }, deliveryNow(filter)),
  );
}

/** The parts of a filter as terms in one collection: only what has ended is delivered. */
export function deliveryTerms(
  { ends, name }: SubjectCollection,
  filter: DeliveryFilter,
): readonly FilterTerm[] {
  const { deliveryStatus, notificationPlatform, deliveryHold, status, accountId } = filter;
  const { environment, toolId, since, until, matching } = filter;
  return [
    ...(status === undefined ? [] : [isWord(SCHEMA, 'status', status)]),
    ...(accountId === undefined ? [] : [isText(SCHEMA, 'accountId', accountId)]),
    ...(environment === undefined ? [] : [isText(SCHEMA, 'environment', environment)]),
    ...(toolId === undefined ? [] : [isText(SCHEMA, 'toolId', toolId)]),
    ...(deliveryStatus === undefined ? [] : [isWord(SCHEMA, 'deliveryStatus', deliveryStatus)]),
    ...(deliveryHold === undefined ? [] : [isWord(SCHEMA, 'deliveryHold', deliveryHold)]),
    ...(notificationPlatform === undefined
      ? []
      : [isText(SCHEMA, 'notificationPlatform', notificationPlatform)]),
    ...(since === undefined ? [] : [isTime(SCHEMA, 'requestTimestamp', '>=', since)]),
    ...(until === undefined ? [] : [isTime(SCHEMA, 'requestTimestamp', '<', until)]),
    ...(matching?.terms ?? []).filter((term) => !isKindTerm(term)),
    isWord(SCHEMA, 'status', ...ends),
    // Executions of the old database have no delivery.
    ...(name === 'generationOutputs' ? [] : [isThere(SCHEMA, 'deliveryStatus')]),
  ];
}

/** The conditions of a filter in one collection. */
export function deliveryConditions(collection: SubjectCollection, filter: DeliveryFilter): Document {
  return termConditions(deliveryTerms(collection, filter), deliveryNow(filter), deliverySource(collection));
}
