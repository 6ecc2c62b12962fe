import { EXECUTION_FILTER, parseFilter } from '@genledger/domain/filter';
import type { LedgerContext } from '@genledger/services/context';
import { listExecutions } from '@genledger/services/execution';
import { EXECUTIONS } from '../executions/list.ts';
import { listAddress } from '../lists/list-view.ts';
import { recordTable } from '../lists/record-table.ts';
import { html, type Markup } from '../markup.ts';

/** Executions that the page of a definition shows; the list has the rest. */
const SHOWN = 10;

/** The latest executions of a definition, with the way to all of them. @param filter by which the list finds them */
export async function executionsCard(ledger: LedgerContext, title: string, filter: string): Promise<Markup> {
  const { terms } = parseFilter(filter, EXECUTION_FILTER);
  const matching = { matching: { terms, now: ledger.clock.now() } };
  const { items } = await listExecutions(ledger, matching, undefined, SHOWN);
  const body =
    items.length === 0
      ? html`<p class="card-text muted">It was not executed yet.</p>`
      : recordTable(EXECUTIONS.columns, items, title);
  return html`<section class="card"><div class="card-heading"><div><h2>${title}</h2><p class="muted">The latest first.</p></div><a class="button" href="${listAddress('/executions', filter)}">As a list</a></div>${body}</section>`;
}
