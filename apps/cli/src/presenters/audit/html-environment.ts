import type { AuditReport, CollectionCensus, EnvironmentReport, Finding } from '@genledger/domain/audit';
import { criteriaChart, findingsChart, typesChart } from './charts.ts';
import { escapeMarkup } from './escape-markup.ts';
import { commandFor, percent, remarks } from './words.ts';

const MOST_FIELDS = 200;

/** A table; cells are markup already. @param numeric which columns hold numbers */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly number[] = [],
): string {
  const attribute = (index: number) => (numeric.includes(index) ? ' class="n"' : '');
  const titles = head.map((title, index) => `<th${attribute(index)}>${escapeMarkup(title)}</th>`).join('');
  const lines = rows.map(
    (cells) => `<tr>${cells.map((each, index) => `<td${attribute(index)}>${each}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${titles}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

function findingPart(finding: Finding, name: string, report: AuditReport): string {
  const {
    rule,
    severity,
    title,
    count,
    share,
    meaning,
    costOfIgnoring,
    repairCommand,
    listCommand,
    samples,
  } = finding;
  const code = (command: string) => `<code>${escapeMarkup(commandFor(command, name, report))}</code>`;
  const rows = samples.map((sample) => [
    escapeMarkup(sample.collection),
    `<code>${escapeMarkup(sample.id)}</code>`,
    escapeMarkup(sample.why),
  ]);
  return `<div class="finding"><h3>${escapeMarkup(title)} <small>${escapeMarkup(`${rule}, ${severity}, ${count}, ${percent(share)}`)}</small></h3>
<p>${escapeMarkup(`${meaning} ${costOfIgnoring}`)}</p>
<p>List: ${code(listCommand)}${repairCommand === undefined ? '' : ` Repair: ${code(repairCommand)}`}</p>
${tableOf(['Collection', 'Id', 'Why'], rows)}</div>`;
}

function censusPart({ collection, documents, fields, uncounted, isSampled }: CollectionCensus): string {
  const rows = fields.slice(0, MOST_FIELDS).map((use) => [
    `<code>${escapeMarkup(use.path)}</code>`,
    String(use.count),
    percent(use.share),
    typesChart(use),
    escapeMarkup(
      Object.entries(use.types)
        .map(([type, times]) => `${type} ${times}`)
        .join(', '),
    ),
  ]);
  const left = Math.max(0, fields.length - MOST_FIELDS);
  const rest =
    left + uncounted === 0 ? '' : `<p>${left} fields more, and ${uncounted} values under further names.</p>`;
  const how = isSampled ? ', a sample' : '';
  return `<details><summary>${escapeMarkup(`${collection} (${documents} documents${how})`)}</summary>${tableOf(['Field', 'Count', 'Share', 'Types', ''], rows, [1, 2])}${rest}</details>`;
}

/** The part of one environment. */
export function environmentPart(environment: EnvironmentReport, report: AuditReport): string {
  const { name, criteria, findings, census } = environment;
  const notes = remarks(environment).map((remark) => `<p class="remark">${escapeMarkup(remark)}</p>`);
  return [
    `<h2>${escapeMarkup(name)}</h2>`,
    ...notes,
    criteriaChart(criteria),
    ...(findings.length === 0
      ? ['<p>Nothing was found.</p>']
      : [findingsChart(findings), ...findings.map((finding) => findingPart(finding, name, report))]),
    '<h3>Fields</h3>',
    ...census.map(censusPart),
  ].join('\n');
}
