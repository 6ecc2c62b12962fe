import type { ListPosition } from '@genledger/db/filter';
import type { LedgerContext } from '@genledger/services/context';
import { csvText } from '../format/csv.ts';
import type { ListColumn, ListKind } from './list-kind.ts';
import { type ListView, matchingOf } from './list-view.ts';

/** Records that are read at once. */
const PAGE = 500;

function cellOf<Item>({ value }: ListColumn<Item>, item: Item): string | number {
  const found = value(item);
  return found instanceof Date ? found.toISOString() : (found ?? '');
}

/** All that a filter finds, from the newest on, as CSV, page after page. There is no limit: a bill that is cut short is a wrong one. */
export async function* exportedRows<Item>(
  ledger: LedgerContext,
  { columns, read }: Pick<ListKind<Item>, 'columns' | 'read'>,
  view: ListView,
): AsyncGenerator<string, void, void> {
  yield csvText([columns.map(({ field }) => field)]);
  const matching = matchingOf(view, ledger.clock.now());
  let after: ListPosition | undefined;
  do {
    const { items, next } = await read(ledger, matching, after, PAGE);
    yield csvText(items.map((item) => columns.map((column) => cellOf(column, item))));
    after = next;
  } while (after !== undefined);
}
