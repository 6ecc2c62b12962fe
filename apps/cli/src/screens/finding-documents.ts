import { ruleNamed, type Sample } from '@genledger/domain/audit';
import type { ScreenColumn } from '../browser/list/columns.ts';
import type { ListScreen } from '../browser/list/list-view.ts';
import { wholeSource } from '../browser/list/source.ts';
import { textAt } from '../browser/value.ts';
import { wrap } from '../presenters/layout/width.ts';
import type { Workplace } from '../session/open-workplace.ts';
import { textColumn } from './columns.ts';

const COLUMNS: readonly ScreenColumn[] = [
  textColumn('documentId', { title: 'Id', width: 24 }),
  textColumn('collection', { title: 'Collection', width: 18, rank: 1 }),
  textColumn('why', { title: 'What is wrong', width: 40, minimum: 20, grows: true }),
];

/** Documents listed at most. */
const MOST_LISTED = 2000;

/** Looks through the database for what a rule finds, until enough is found. */
async function lookFor({ url, name, ledger }: Workplace, rule: string): Promise<readonly Sample[]> {
  const named = ruleNamed(rule);
  if (named === undefined) return [];
  const { runAudit } = await import('@genledger/services/audit');
  const found: Sample[] = [];
  const enough = new AbortController();
  await runAudit({
    targets: [{ name, url }],
    read: 'primary',
    clock: ledger.clock,
    rules: new Set([named.id]),
    signal: enough.signal,
    onFinding(finding) {
      if (finding.rule !== named.id) return;
      found.push(finding);
      if (found.length >= MOST_LISTED) enough.abort();
    },
  });
  return found;
}

/** The documents that a rule finds: looked for now, not as the last audit saw them. */
export function findingDocumentsScreen(workplace: Workplace, rule: string): ListScreen {
  const found = ruleNamed(rule);
  return {
    id: `finding-${rule}`,
    title: found?.title ?? rule,
    about: `${found?.meaning ?? ''} The documents are looked for as the list opens, at most ${MOST_LISTED}. Enter opens one.`,
    columns: COLUMNS,
    sort: { field: '_id', direction: 'descending' },
    emptiness: 'Nothing is found any more.',
    source: (query) =>
      wholeSource(
        async () => {
          const samples = await lookFor(workplace, rule);
          return samples.map(({ id, collection, why }) => ({
            id: `${collection}/${id}`,
            documentId: id,
            collection,
            why,
          }));
        },
        query,
        { isCostly: true },
      ),
    destination: ({ value }) => {
      const [id, collection] = [textAt(value, 'documentId'), textAt(value, 'collection')];
      return id && collection ? { kind: 'document', collection, id } : undefined;
    },
    heading: ({ width }) =>
      wrap(found?.meaning ?? '', width - 4)
        .slice(0, 2)
        .map((line) => `   ${line}`),
  };
}
