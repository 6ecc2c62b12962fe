import type { ListPosition } from '@genledger/db/filter';
import {
  type FilterMistake,
  type FilterSchema,
  type FilterTerm,
  parseFilter,
} from '@genledger/domain/filter';
import { listPositionSchema, writeCursor } from '@genledger/services/paging';
import { readPosition } from '../../routes/cursor.ts';

/** What a reader asks of a list; an address holds it. */
export interface ListView {
  /** As it was written. */
  readonly filter: string;
  readonly terms: readonly FilterTerm[];
  readonly mistakes: readonly FilterMistake[];
  /** Where the page begins; at the newest record where there is none. */
  readonly after?: ListPosition;
}

/** Reads a view from an address. A cursor that is none leads to the newest records. */
export function readListView(parameters: URLSearchParams, schema: FilterSchema): ListView {
  const filter = parameters.get('q')?.trim() ?? '';
  const after = readPosition(listPositionSchema, parameters.get('cursor') ?? undefined);
  return {
    filter,
    ...(filter === '' ? { terms: [], mistakes: [] } : parseFilter(filter, schema)),
    ...(after.ok && after.value && { after: after.value }),
  };
}

/** What a list is narrowed by; nothing where no filter is given. @param now what ages in it are counted from */
export function matchingOf({ terms }: ListView, now: Date) {
  return terms.length === 0 ? {} : { matching: { terms, now } };
}

/** The address of a view. @param path of the list, below `/admin` */
export function listAddress(path: string, filter: string, place?: ListPosition): string {
  const parameters = new URLSearchParams();
  if (filter !== '') parameters.set('q', filter);
  const cursor = writeCursor(place);
  if (cursor !== null) parameters.set('cursor', cursor);
  const query = parameters.toString();
  return `/admin${path}${query === '' ? '' : `?${query}`}`;
}
