import {
  COOK_EXECUTION_FILTER,
  DELIVERY_FILTER,
  EVENT_FILTER,
  type FilterSchema,
  GENERATION_FILTER,
  SPELL_CAST_FILTER,
} from '@genledger/domain/filter';
import type { Keeping } from './conditions.ts';

/** An index that narrows a list where a filter says what its fields are. */
export interface NarrowingIndex {
  readonly name: string;
  /** The fields that are compared for equality. */
  readonly paths: readonly [string, ...string[]];
  /** Whether it has the time behind them, so that it gives the newest first; without, few records share its value. */
  readonly isOrdered: boolean;
  /** The one value of its fields that it covers, where it is partial on it. */
  readonly only?: string;
}

/** A list of records that filters narrow: by which time it goes, and which indexes there are. */
export interface ListSource extends Keeping {
  readonly schema: FilterSchema;
  /** The time that the list goes by, newest first. */
  readonly time: string;
  /** The index of that time alone. */
  readonly timeIndex: string;
  readonly indexes: readonly NarrowingIndex[];
}

const ordered = (path: string, name: string): NarrowingIndex => ({ name, paths: [path], isOrdered: true });
const selective = (name: string, ...paths: readonly [string, ...string[]]): NarrowingIndex => ({
  name,
  paths,
  isOrdered: false,
});

/** Generations, by the indexes of the contract. */
export const GENERATION_LIST: ListSource = {
  schema: GENERATION_FILTER,
  time: 'requestTimestamp',
  timeIndex: 'requestTimestamp_-1',
  indexes: [
    selective('_id_', '_id'),
    selective('provider_1_providerRunId_1', 'provider', 'providerRunId'),
    selective('cookExecutionId_1', 'cookExecutionId'),
    selective('spellCastId_1', 'spellCastId'),
    selective('deliveryHold_1_notificationPlatform_1', 'deliveryHold'),
    ordered('toolDisplayName', 'toolDisplayName_1_requestTimestamp_-1'),
    ordered('accountId', 'accountId_1_requestTimestamp_-1'),
    ordered('status', 'status_1_requestTimestamp_-1'),
    { ...ordered('deliveryStatus', 'deliveryStatus_1_requestTimestamp_-1__id_-1'), only: 'dropped' },
  ],
  // The index of a variant is partial on its kind.
  implied: { cookExecutionId: { kind: 'cookPiece' }, spellCastId: { kind: 'spellStep' } },
};

/** Events of the inbox. */
export const EVENT_LIST: ListSource = {
  schema: EVENT_FILTER,
  time: 'receivedAt',
  timeIndex: 'receivedAt_-1',
  indexes: [
    selective('_id_', '_id'),
    ordered('generationId', 'generationId_1_receivedAt_1'),
    ordered('state', 'state_1_receivedAt_1'),
  ],
};

/** What is known of no child is not known of the whole, though sums begin with 0. */
const KNOWN_COST = { costUsd: { costCount: { $gt: 0 } } };

/** Cook executions. */
export const COOK_EXECUTION_LIST: ListSource = {
  schema: COOK_EXECUTION_FILTER,
  time: 'startedAt',
  timeIndex: 'startedAt_-1',
  indexes: [
    selective('_id_', '_id'),
    selective('deliveryHold_1_notificationPlatform_1', 'deliveryHold'),
    ordered('cookId', 'cookId_1_startedAt_-1'),
    ordered('status', 'status_1_startedAt_-1'),
  ],
  implied: KNOWN_COST,
};

/** Spell casts. */
export const SPELL_CAST_LIST: ListSource = {
  schema: SPELL_CAST_FILTER,
  time: 'startedAt',
  timeIndex: 'startedAt_-1',
  indexes: [
    selective('_id_', '_id'),
    selective('cookExecutionId_1', 'cookExecutionId'),
    selective('deliveryHold_1_notificationPlatform_1', 'deliveryHold'),
    ordered('spellId', 'spellId_1_startedAt_-1'),
    ordered('status', 'status_1_startedAt_-1'),
  ],
  implied: KNOWN_COST,
};

/** Alerts, as what is delivered. */
export const ALERT_LIST: ListSource = {
  schema: DELIVERY_FILTER,
  time: 'firstSeenAt',
  timeIndex: 'firstSeenAt_-1',
  indexes: [
    selective('_id_', '_id'),
    selective('deliveryHold_1_notificationPlatform_1', 'deliveryHold'),
    ordered('status', 'status_1_firstSeenAt_-1'),
  ],
  paths: { requestTimestamp: 'firstSeenAt', endedAt: 'changedAt', toolDisplayName: 'title' },
};
