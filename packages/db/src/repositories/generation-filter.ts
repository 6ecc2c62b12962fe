import type { DeliveryStatus } from '@genledger/domain/delivery';
import { type FilterTerm, GENERATION_FILTER } from '@genledger/domain/filter';
import { type GenerationStatus, TERMINAL_STATUSES } from '@genledger/domain/generation';
import type { AccountId, CookExecutionId, SpellCastId, ToolId } from '@genledger/domain/kernel';
import type { Document } from 'mongodb';
import {
  type FilterMatching,
  GENERATION_LIST,
  isId,
  isText,
  isTime,
  isWord,
  termConditions,
} from '../filter/index.ts';

/** What a list of generations is narrowed by. */
export interface GenerationFilter {
  readonly status?: GenerationStatus;
  readonly toolId?: ToolId;
  readonly accountId?: AccountId;
  readonly environment?: string;
  readonly cookExecutionId?: CookExecutionId;
  readonly spellCastId?: SpellCastId;
  readonly deliveryStatus?: DeliveryStatus;
  /** Only those that have ended. */
  readonly hasEnded?: true;
  /** Requested at or after. */
  readonly since?: Date;
  /** Requested before. */
  readonly until?: Date;
  readonly matching?: FilterMatching;
}

const SCHEMA = GENERATION_FILTER;

/** The parts of a filter as terms of the filter language, its own terms included. */
export function generationTerms(filter: GenerationFilter): readonly FilterTerm[] {
  const { status, toolId, accountId, environment, cookExecutionId, spellCastId } = filter;
  const { deliveryStatus, hasEnded, since, until, matching } = filter;
  return [
    ...(status === undefined ? [] : [isWord(SCHEMA, 'status', status)]),
    ...(toolId === undefined ? [] : [isText(SCHEMA, 'toolId', toolId)]),
    ...(accountId === undefined ? [] : [isText(SCHEMA, 'accountId', accountId)]),
    ...(environment === undefined ? [] : [isText(SCHEMA, 'environment', environment)]),
    ...(cookExecutionId === undefined ? [] : [isId(SCHEMA, 'cookExecutionId', cookExecutionId)]),
    ...(spellCastId === undefined ? [] : [isId(SCHEMA, 'spellCastId', spellCastId)]),
    ...(deliveryStatus === undefined ? [] : [isWord(SCHEMA, 'deliveryStatus', deliveryStatus)]),
    ...(hasEnded ? [isWord(SCHEMA, 'status', ...TERMINAL_STATUSES)] : []),
    ...(since === undefined ? [] : [isTime(SCHEMA, 'requestTimestamp', '>=', since)]),
    ...(until === undefined ? [] : [isTime(SCHEMA, 'requestTimestamp', '<', until)]),
    ...(matching?.terms ?? []),
  ];
}

/** Terms that count from now come with it; where there are none, any time will do. */
export function generationNow({ matching }: GenerationFilter): Date {
  return matching?.now ?? new Date(0);
}

/** The conditions of a filter. */
export function generationConditions(filter: GenerationFilter): Document {
  return termConditions(generationTerms(filter), generationNow(filter), GENERATION_LIST);
}
