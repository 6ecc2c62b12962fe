import type { Finding } from '@genledger/domain/audit';
import { FINDING_FILTER } from '@genledger/domain/filter';
import { type BrowseContext, type KeptAuditRun, readAuditRuns } from '@genledger/services/browse';
import type { ScreenColumn } from '../browser/list/columns.ts';
import type { ListScreen } from '../browser/list/list-view.ts';
import { wholeSource } from '../browser/list/source.ts';
import { ageText } from '../browser/text.ts';
import { textAt } from '../browser/value.ts';
import { percent } from '../presenters/audit/words.ts';
import { neutralise } from '../presenters/layout/neutralise.ts';
import { wrap } from '../presenters/layout/width.ts';
import { stateColumn, textColumn, wholeColumn } from './columns.ts';

const COLUMNS: readonly ScreenColumn[] = [
  stateColumn('severity', { title: 'Severity', width: 10 }),
  wholeColumn('count', { title: 'Count', width: 9 }),
  textColumn('share', {
    title: 'Share',
    width: 8,
    align: 'right',
    rank: 2,
    text: (row) => percent(Number(textAt(row, 'share') ?? 0)).replace(' ', ''),
  }),
  textColumn('trend', {
    title: 'Trend',
    width: 9,
    align: 'right',
    rank: 1,
    tone: (row) => {
      const trend = textAt(row, 'trend') ?? '';
      if (trend.startsWith('+') || trend === 'new') return 'bad';
      return trend.startsWith('-') ? 'good' : undefined;
    },
  }),
  textColumn('title', { title: 'Finding', width: 30, minimum: 16, grows: true }),
  textColumn('repair', { title: 'Repair', width: 10, rank: 3 }),
  textColumn('rule', { title: 'Rule', width: 26, minimum: 12, rank: 4 }),
  textColumn('environment', { title: 'Of', width: 14, rank: 5 }),
];

/** A row of the findings: what a rule found in one database, beside what it had found before. */
interface FindingRow extends Omit<Finding, 'samples' | 'collections'> {
  readonly id: string;
  readonly environment: string;
  /** `+3`, `-2`, `=`, `new`; absent where there is no earlier audit. */
  readonly trend?: string;
  readonly startedAt: Date;
}

function trendOf(count: number, before: number | undefined): string {
  if (before === undefined) return 'new';
  const change = count - before;
  if (change === 0) return '=';
  return change > 0 ? `+${change}` : String(change);
}

/** The findings of the last audit, with their trend since the one before. */
function findingRows([last, earlier]: readonly KeptAuditRun[]): readonly FindingRow[] {
  return (last?.report.environments ?? []).flatMap(({ name, findings }) => {
    const before = earlier?.report.environments.find((each) => each.name === name)?.findings;
    return findings.map(({ samples: _samples, collections: _collections, ...finding }) => ({
      ...finding,
      id: `${name}/${finding.rule}`,
      environment: name,
      startedAt: last?.startedAt ?? new Date(0),
      ...(before && {
        trend: trendOf(finding.count, before.find(({ rule }) => rule === finding.rule)?.count),
      }),
    }));
  });
}

/** What the last audit found, by rule. */
export function findingsScreen(context: BrowseContext): ListScreen {
  return {
    id: 'findings',
    title: 'Findings',
    about:
      'What the last audit found, by rule: how many documents, and whether they become more. Enter lists documents; a runs an audit.',
    columns: COLUMNS,
    schema: FINDING_FILTER,
    sort: { field: 'severity', direction: 'ascending' },
    emptiness: 'No audit is kept here yet: a runs one.',
    source: (query) => wholeSource(async () => findingRows(await readAuditRuns(context, 2)), query),
    destination: ({ value }) => {
      const rule = textAt(value, 'rule');
      return rule === undefined ? undefined : { kind: 'finding', rule };
    },
    heading({ width, paint, now }, current) {
      if (current === undefined) return [];
      const text = (field: string) => neutralise(textAt(current.value, field) ?? '');
      const when = textAt(current.value, 'startedAt');
      const meaning = wrap(`${text('meaning')} ${text('costOfIgnoring')}`, width - 4).slice(0, 2);
      const repair = text('repairCommand') === '' ? 'by hand' : text('repairCommand');
      return [
        ...Array.from({ length: 2 }, (_, index) => `   ${meaning[index] ?? ''}`),
        paint(
          'quiet',
          `   Repair: ${repair}  ·  audit of ${when ? ageText(when, now) : '?'} ago`.slice(0, width),
        ),
      ];
    },
  };
}
