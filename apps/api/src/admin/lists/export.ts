import type { ListPosition } from '@genledger/db/filter';
import type { LedgerContext } from '@genledger/services/context';
import { csvText } from '../format/csv.ts';
import type { ListColumn, ListKind } from './list-kind.ts';
import { type ListView, matchingOf } from './list-view.ts';

/** Records that are read at once. */
const PAGE = 500;
/** Records that one file has at most. */
const MOST_EXPORTED = 100_000;

function cellOf<Item>({ value }: ListColumn<Item>, item: Item): string | number {
  const found = value(item);
  return found instanceof Date ? found.toISOString() : (found ?? '');
}

/** All that a filter finds, from the newest on, as CSV, page after page; it ends early where nobody listens any more. */
export async function* exportedRows<Item>(
  ledger: LedgerContext,
  { columns, read }: ListKind<Item>,
  view: ListView,
  signal: AbortSignal,
): AsyncGenerator<string> {
  yield csvText([columns.map(({ field }) => field)]);
  const matching = matchingOf(view, ledger.clock.now());
  let left = MOST_EXPORTED;
  let after: ListPosition | undefined;
  do {
    const { items, next } = await read(ledger, matching, after, Math.min(PAGE, left));
    yield csvText(items.map((item) => columns.map((column) => cellOf(column, item))));
    left -= items.length;
    after = next;
  } while (after !== undefined && left > 0 && !signal.aborted);
}
