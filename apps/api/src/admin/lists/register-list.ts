import { completeFilter, LONGEST_FILTER, parseFilter } from '@genledger/domain/filter';
import { type AlertView, openAlerts } from '@genledger/services/alert';
import type { ApiContext } from '../../api-context.ts';
import type { AdminApp } from '../admin-context.ts';
import { csvFile } from '../format/csv-file.ts';
import { exportedRows } from './export.ts';
import type { ListKind } from './list-kind.ts';
import { listPage } from './list-page.ts';
import { matchingOf, readListView } from './list-view.ts';

const PAGE_SIZE = 50;
/** Completions that are offered at once. */
const MOST_OFFERED = 12;

/** The raised alerts that concern the records of a list. */
async function alertsOf<Item>(
  { ledger }: ApiContext,
  { alertRules = [] }: ListKind<Item>,
): Promise<readonly AlertView[]> {
  if (alertRules.length === 0) return [];
  return (await openAlerts(ledger)).filter(({ rule }) => alertRules.includes(rule));
}

/** A list of the dashboard: its page, its CSV, and what could be written in its filter. */
export function registerList<Item>(app: AdminApp, api: ApiContext, kind: ListKind<Item>): void {
  const { ledger } = api;
  app.get(kind.path, async (context) => {
    const view = readListView(new URL(context.req.url).searchParams, kind.schema);
    if (view.mistakes.length > 0) return context.html(listPage(context, kind, view, undefined), 400);
    const matching = matchingOf(view, ledger.clock.now());
    const [found, alerts] = await Promise.all([
      kind.read(ledger, matching, view.after, PAGE_SIZE),
      alertsOf(api, kind),
    ]);
    // Whoever comes back to the newest records sees a whole page of them.
    const isAtStart = view.after?.side === 'newer' && found.previous === undefined;
    const shown = isAtStart ? await kind.read(ledger, matching, undefined, PAGE_SIZE) : found;
    return context.html(listPage(context, kind, view, shown, alerts));
  });

  app.get(`${kind.path}.csv`, (context) => {
    const view = readListView(new URL(context.req.url).searchParams, kind.schema);
    if (view.mistakes.length > 0) return context.html(listPage(context, kind, view, undefined), 400);
    const name = kind.schema.records.replaceAll(' ', '-');
    return csvFile(`${name}.csv`, exportedRows(ledger, kind, view));
  });

  app.get(`${kind.path}/completions`, (context) => {
    const text = (context.req.query('q') ?? '').slice(0, LONGEST_FILTER);
    const cursor = Math.min(Math.max(0, Number(context.req.query('cursor')) || 0), text.length);
    const { mistakes } = parseFilter(text, kind.schema);
    const completions = completeFilter(text, cursor, kind.schema).slice(0, MOST_OFFERED);
    return context.json({ completions, mistakes: text.trim() === '' ? [] : mistakes });
  });
}
