import type { Change, EnvironmentReport } from '@genledger/domain/audit';
import { neutralise } from '../layout/neutralise.ts';
import type { ToldReport } from './told-report.ts';
import { actual, answer, change, commandFor, headline, remarks, ruleRows, threshold } from './words.ts';

/** Text of a database in a cell: no markup, no link, no second cell, no line break. */
function cell(text: string): string {
  return neutralise(text).replace(/[\\`*_[\]<>|#&!@~]/g, (character) => `\\${character}`);
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

function criteria(environments: readonly EnvironmentReport[]): string {
  const [first] = environments;
  const rows = (first?.criteria ?? []).map((criterion, index) => [
    cell(criterion.title),
    cell(threshold(criterion)),
    ...environments.map(({ criteria: all }) => {
      const result = all[index];
      return result === undefined ? '' : cell(`${answer(result.holds).slice(0, 1)} ${actual(result)}`);
    }),
  ]);
  return tableOf(['Criterion', 'Must be', ...environments.map(({ name }) => cell(name))], rows);
}

function changeRows(changes: readonly Change[]): readonly (readonly string[])[] {
  return changes
    .filter(({ trend }) => trend !== 'same')
    .map((each) => [cell(each.environment), cell(each.id), cell(change(each))]);
}

/** A report for a pull request. */
export function reportMarkdown({ report, changes }: ToldReport): string {
  const { environments } = report;
  const findings = ruleRows(report).map(({ finding, counts }) => [
    finding.severity,
    cell(finding.rule),
    cell(finding.title),
    ...counts.map((count) => String(count ?? 0)),
    finding.repairCommand === undefined ? finding.repair : `\`${finding.repairCommand}\``,
  ]);
  const names = environments.map(({ name }) => cell(name));
  const samples = environments.flatMap((environment) =>
    environment.findings.map((finding) => {
      const [sample] = finding.samples;
      const example = sample === undefined ? '' : ` For example ${cell(`${sample.id}: ${sample.why}`)}.`;
      const list = commandFor(finding.listCommand, environment.name, report);
      return `- **${cell(finding.rule)}** (${cell(environment.name)}, ${finding.count}): ${finding.meaning} ${finding.costOfIgnoring}${example} List: \`${list}\``;
    }),
  );
  const notes = environments.flatMap((environment) =>
    remarks(environment).map((remark) => `- ${cell(`${environment.name}: ${remark}`)}`),
  );
  return [
    `## ${cell(headline(report))}`,
    criteria(environments),
    ...(findings.length === 0
      ? []
      : [
          `### Findings\n\n${tableOf(['Severity', 'Rule', 'What', ...names, 'Repair'], findings)}`,
          `<details><summary>What they mean</summary>\n\n${samples.join('\n')}\n\n</details>`,
        ]),
    ...(changes === undefined
      ? []
      : [`### Since the baseline\n\n${tableOf(['Environment', 'What', 'Change'], changeRows(changes))}`]),
    ...(notes.length === 0 ? [] : [`### How it was read\n\n${notes.join('\n')}`]),
  ].join('\n\n');
}
