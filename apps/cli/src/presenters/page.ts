import type { Search } from '@genledger/db/filter';
import { writeCursor } from '@genledger/services/paging';
import type { Presentation } from '../outcome/presentation.ts';
import { type Column, leftOutNotes, table } from './layout/table.ts';
import { isoSeconds } from './time.ts';

/** A page of a list, as verbs give it. */
export interface PageOf<Row> {
  readonly items: readonly Row[];
  readonly next?: object | string;
  readonly search?: Search;
}

/** How a list is shown. */
export interface PageLayout<Row> {
  readonly columns: readonly Column<Row>[];
  /** What is said where the list is empty: `No event matches.` */
  readonly empty: string;
}

/** Says where the filter had the records looked through one by one, and how far that went. */
function searchNotes(search: Search | undefined, nextCursor: string | null): readonly string[] {
  const { servedBy, lookedBackTo } = search ?? {};
  const unserved =
    servedBy === null ? ['No index serves this filter: the newest records were looked through.'] : [];
  const bounded = lookedBackTo
    ? [`Looked back to ${isoSeconds(lookedBackTo)}. Older ones may match, too: --cursor ${nextCursor}`]
    : [];
  return [...unserved, ...bounded];
}

/** Presents a page of a list: a table, or the JSON that the API answers with. */
export function presentPage<Row>(page: PageOf<Row>, { columns, empty }: PageLayout<Row>): Presentation {
  const nextCursor = writeCursor(page.next);
  return {
    verdict: 'holds',
    json: { data: page.items, nextCursor, ...(page.search && { search: page.search }) },
    print(screen) {
      const found = searchNotes(page.search, nextCursor);
      // Where looking ended early, nobody knows whether there is none.
      const none = page.search?.lookedBackTo ? [] : [empty];
      if (page.items.length === 0) return { body: '', notes: [...none, ...found] };
      const { text, leftOut } = table(columns, page.items, screen);
      const notes = [
        ...leftOutNotes(leftOut),
        ...found,
        ...(nextCursor === null || page.search?.lookedBackTo
          ? []
          : [`There are more: --cursor ${nextCursor}`]),
      ];
      return { body: text, notes };
    },
  };
}
