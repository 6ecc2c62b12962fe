import { writeCursor } from '@genledger/services/paging';
import type { Presentation } from '../outcome/presentation.ts';
import { type Column, leftOutNotes, table } from './layout/table.ts';

/** A page of a list, as verbs give it. */
export interface PageOf<Row> {
  readonly items: readonly Row[];
  readonly next?: object | string;
}

/** How a list is shown. */
export interface PageLayout<Row> {
  readonly columns: readonly Column<Row>[];
  /** What is said where the list is empty: `No event matches.` */
  readonly empty: string;
}

/** Presents a page of a list: a table, or the JSON that the API answers with. */
export function presentPage<Row>(page: PageOf<Row>, { columns, empty }: PageLayout<Row>): Presentation {
  const nextCursor = writeCursor(page.next);
  return {
    verdict: 'holds',
    json: { data: page.items, nextCursor },
    print(screen) {
      if (page.items.length === 0) return { body: '', notes: [empty] };
      const { text, leftOut } = table(columns, page.items, screen);
      const notes = [
        ...leftOutNotes(leftOut),
        ...(nextCursor === null ? [] : [`There are more: --cursor ${nextCursor}`]),
      ];
      return { body: text, notes };
    },
  };
}
