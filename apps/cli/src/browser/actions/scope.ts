import type { BrowsedRow } from '@genledger/services/browse';
import { ListView } from '../list/list-view.ts';
import { DocumentView } from '../outline/document-view.ts';
import { wholeText } from '../text.ts';
import type { View } from '../view.ts';
import type { Scope } from './action.ts';

const PAGE = 200;

function scopeOfRows(rows: readonly BrowsedRow[]): Scope {
  return {
    words: rows.length === 1 ? 'One record' : `${wholeText(rows.length)} records`,
    count: rows.length,
    samples: rows,
    async *rows() {
      yield* rows;
    },
  };
}

/** What actions are about: the marked rows, the row under the cursor, or the document. */
export function chosenScope(view: View): Scope {
  if (view instanceof ListView) return scopeOfRows(view.targets);
  if (view instanceof DocumentView && view.data) {
    const { id } = view.ref;
    return scopeOfRows([{ id, place: { value: id, id }, value: view.data.document }]);
  }
  return scopeOfRows([]);
}

/** All rows that match the filter of a list, counted exactly. */
export async function matchingScope(view: ListView, signal: AbortSignal): Promise<Scope> {
  // By id, which no action changes, so that none is passed over.
  const source = view.screen.source({ ...view.query, sort: { field: '_id', direction: 'descending' } });
  const [count, samples] = await Promise.all([source.count(signal), source.page({ kind: 'first' }, PAGE)]);
  return {
    words: `All ${wholeText(count)} records that match`,
    count,
    samples,
    async *rows(stop) {
      let left = count;
      for (let page = samples; page.length > 0 && left > 0 && !stop.aborted; ) {
        yield* page.slice(0, left);
        left -= page.length;
        const last = page.at(-1);
        if (last === undefined) return;
        page = await source.page({ kind: 'after', place: last.place }, PAGE);
      }
    },
  };
}
