import type { ListPosition, Search } from '@genledger/db/filter';
import {
  findGenerationRecord,
  type GenerationFilter,
  listEventsOfGeneration,
  listGenerationRecords,
} from '@genledger/db/repositories';
import { type GenerationId, type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { type GenerationView, viewEvent, viewGeneration } from './view.ts';

/** Events shown with a record at most; the rest is in the inbox. */
const EVENTS_SHOWN = 200;

/** A record with its history and the events that speak of it. */
export type GenerationWithEvents = GenerationView & {
  readonly events: readonly ReturnType<typeof viewEvent>[];
};

/** The record of a generation. */
export async function getGeneration(
  context: LedgerContext,
  id: GenerationId,
): Promise<Result<GenerationView, ServiceError>> {
  const record = await findGenerationRecord(context.database, id);
  return record
    ? success(viewGeneration(record))
    : serviceError('not-found', `There is no generation ${id}.`);
}

/**
 * The record of a generation, with its events. Events are read first: whatever is shown as applied is in the record, though an event
 * may just have changed the record and not yet be shown so.
 */
export async function getGenerationWithEvents(
  context: LedgerContext,
  id: GenerationId,
): Promise<Result<GenerationWithEvents, ServiceError>> {
  const events = await listEventsOfGeneration(context.database, id, EVENTS_SHOWN);
  const record = await getGeneration(context, id);
  if (!record.ok) return record;
  return success({ ...record.value, events: events.map(viewEvent) });
}

/** A page of a list, and where its neighbours begin. */
export interface Page<Item, Position = ListPosition> {
  readonly items: readonly Item[];
  readonly next?: Position;
  /** Where the newer records begin, in lists that are read both ways. */
  readonly previous?: Position;
  /** How it was found, where filters narrow the list. */
  readonly search?: Search;
}

/** A page of generations, newest first, without payloads and history. */
export async function listGenerations(
  context: LedgerContext,
  filter: GenerationFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<Page<GenerationView>> {
  const page = await listGenerationRecords(context.database, filter, after, limit);
  return { ...page, items: page.items.map(viewGeneration) };
}
