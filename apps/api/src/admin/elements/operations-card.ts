import type { LedgerContext } from '@genledger/services/context';
import { operationsAbout } from '@genledger/services/operation';
import type { ListColumn } from '../lists/list-kind.ts';
import { recordTable } from '../lists/record-table.ts';
import { html, type Markup, NOTHING } from '../markup.ts';

/** Something that somebody had done by hand. */
interface ByHand {
  readonly at: Date;
  readonly operator?: string;
  readonly what: string;
  readonly why?: string;
  readonly outcome?: string;
}

const COLUMNS: readonly ListColumn<ByHand>[] = [
  { title: 'When, UTC', field: 'at', value: ({ at }) => at },
  { title: 'What', field: 'what', value: ({ what }) => what },
  { title: 'Who', field: 'operator', value: ({ operator }) => operator },
  { title: 'Why', field: 'why', value: ({ why }) => why },
  { title: 'What came of it', field: 'outcome', value: ({ outcome }) => outcome },
];

interface HistoryEntry {
  readonly at: Date;
  readonly cause: string;
  readonly note?: string;
}

/** What a generation's history keeps of it: who and why stand in its words. */
function notedIn(history: readonly HistoryEntry[]): readonly ByHand[] {
  return history.flatMap(({ at, cause, note }) =>
    cause === 'operator' && note !== undefined ? [{ at, what: note }] : [],
  );
}

/**
 * What somebody had done to a record by hand: who, and why; nothing where nobody had.
 * @param id of the record @param history of the generation that it is, or tells of
 */
export async function operationsCard(
  ledger: LedgerContext,
  id: string,
  history: readonly HistoryEntry[] = [],
): Promise<Markup> {
  const kept = (await operationsAbout(ledger, id)).map(({ startedAt, about, ...rest }) => ({
    ...rest,
    at: startedAt,
    what: about,
  }));
  const all = [...kept, ...notedIn(history)].toSorted((one, other) => other.at.getTime() - one.at.getTime());
  return all.length === 0
    ? NOTHING
    : html`<section class="card"><div class="card-heading"><div><h2>By hand</h2><p class="muted">What somebody asked for, the latest first.</p></div></div>${recordTable(COLUMNS, all, 'By hand')}</section>`;
}
