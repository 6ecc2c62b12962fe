import { type AuditedEnvironment, type AuditRunView, auditedEnvironments } from '@genledger/services/audit';
import type { AdminContext } from '../admin-context.ts';
import { factsCard } from '../elements/facts.ts';
import { jsonCard } from '../elements/json-card.ts';
import { statusBadge } from '../elements/status.ts';
import { timeText } from '../elements/time.ts';
import { durationText, wholeText } from '../format/figures.ts';
import { page } from '../layout/page.ts';
import type { ListColumn } from '../lists/list-kind.ts';
import { recordTable } from '../lists/record-table.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { verdict } from '../overview/audits-card.ts';
import { type AuditedCriterion, exactShareText, targetText } from './figures.ts';
import { tookMs } from './list-page.ts';

type AuditedFinding = AuditedEnvironment['findings'][number];

const CRITERIA: readonly ListColumn<AuditedCriterion>[] = [
  { title: 'Criterion', field: 'title', value: ({ title }) => title },
  { title: 'Target', field: 'threshold', value: targetText, isNumber: true },
  { title: 'Now', field: 'actual', value: ({ actual }) => exactShareText(actual), isNumber: true },
  { title: 'Counted', field: 'numerator', value: ({ numerator }) => wholeText(numerator), isNumber: true },
  { title: 'Of', field: 'denominator', value: ({ denominator }) => wholeText(denominator), isNumber: true },
  {
    title: 'Verdict',
    field: 'holds',
    value: ({ holds }) => String(holds),
    cell: ({ holds }) => verdict(holds === null ? {} : { holds }),
  },
];

const FINDINGS: readonly ListColumn<AuditedFinding>[] = [
  { title: 'Finding', field: 'title', value: ({ title }) => title },
  {
    title: 'Severity',
    field: 'severity',
    value: ({ severity }) => severity,
    cell: ({ severity }) => statusBadge(severity),
  },
  { title: 'Documents', field: 'count', value: ({ count }) => wholeText(count), isNumber: true },
  { title: 'Share', field: 'share', value: ({ share }) => exactShareText(share), isNumber: true },
  { title: 'Repair', field: 'repair', value: ({ repair }) => repair },
  { title: 'Rule', field: 'rule', value: ({ rule }) => rule, cell: ({ rule }) => html`<code>${rule}</code>` },
  { title: 'What is wrong', field: 'meaning', value: ({ meaning }) => meaning },
];

function environmentCards({ name, criteria, findings, incompleteBecause }: AuditedEnvironment): Markup {
  const incomplete =
    incompleteBecause === undefined
      ? NOTHING
      : html`<p class="notice">Incomplete, and so nothing is sure: ${incompleteBecause}.</p>`;
  const nothing = html`<p class="card-text muted">Nothing was found.</p>`;
  return html`${incomplete}
    <section class="card"><div class="card-heading"><h2>Criteria, ${name}</h2></div>${recordTable(CRITERIA, criteria, `Criteria, ${name}`)}</section>
    <section class="card"><div class="card-heading"><h2>Findings, ${name}</h2></div>${findings.length === 0 ? nothing : recordTable(FINDINGS, findings, `Findings, ${name}`)}</section>`;
}

/** The page of one audit. */
export function auditPage(context: AdminContext, run: AuditRunView & { readonly report?: unknown }): string {
  const environments = auditedEnvironments(run.report);
  const documents = environments.reduce((sum, { documentsScanned }) => sum + documentsScanned, 0);
  const { finishedAt, state } = run;
  return page(context, {
    title: `Audit of ${run.environments.join(', ')}`,
    place: 'audits',
    subtitle: html`${state === 'finished' ? verdict(run) : statusBadge(state)} <code>${run.id}</code>`,
    ...(state === 'running' && {
      actions: html`<a class="button" href="/admin/audits/${run.id}">Look again</a>`,
    }),
    body: html`${factsCard('Run', [
      ['State', state],
      ['Begun', timeText(run.startedAt)],
      ['Ended', finishedAt && timeText(finishedAt)],
      ['Took', finishedAt && durationText(tookMs(run))],
      ['Documents read', environments.length === 0 ? undefined : wholeText(documents)],
      ['Findings', state === 'finished' ? wholeText(run.findings) : undefined],
      ['Criteria missed', run.missed.length === 0 ? undefined : run.missed.join(', ')],
    ])}
    ${environments.map(environmentCards)}
    ${jsonCard('Whole report, as JSON', run.report)}`,
  });
}
