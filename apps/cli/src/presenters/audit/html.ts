import type { AuditReport, Change } from '@genledger/domain/audit';
import { escapeMarkup } from './escape-markup.ts';
import { environmentPart, tableOf } from './html-environment.ts';
import { STYLE } from './html-style.ts';
import type { ToldReport } from './told-report.ts';
import { actual, answer, change, headline, ruleRows, threshold } from './words.ts';

function criteriaTable({ environments }: AuditReport): string {
  const [first] = environments;
  const rows = (first?.criteria ?? []).map((criterion, index) => [
    escapeMarkup(criterion.title),
    escapeMarkup(threshold(criterion)),
    ...environments.map(({ criteria }) => {
      const result = criteria[index];
      if (result === undefined) return '';
      const tone = result.holds === true ? 'holds' : 'fails';
      return `<span class="${tone}">${escapeMarkup(answer(result.holds))}</span> ${escapeMarkup(actual(result))}`;
    }),
  ]);
  return tableOf(['Criterion', 'Must be', ...environments.map(({ name }) => name)], rows);
}

function sideBySide(report: AuditReport): string {
  const { environments } = report;
  if (environments.length < 2) return '';
  const rows = ruleRows(report).map(({ finding, counts }) => [
    escapeMarkup(finding.severity),
    escapeMarkup(finding.title),
    ...counts.map((count) => String(count ?? 0)),
  ]);
  const head = ['Severity', 'What', ...environments.map(({ name }) => name)];
  return tableOf(
    head,
    rows,
    environments.map((_, index) => index + 2),
  );
}

function changesPart(changes: readonly Change[] | undefined): string {
  if (changes === undefined) return '';
  const rows = changes
    .filter(({ trend }) => trend !== 'same')
    .map((each) => [escapeMarkup(each.environment), escapeMarkup(each.id), escapeMarkup(change(each))]);
  return `<h2>Since the baseline</h2>${rows.length === 0 ? '<p>Nothing has changed.</p>' : tableOf(['Environment', 'What', 'Change'], rows)}`;
}

/** A report as one page: nothing is fetched, nothing runs, and it prints well. */
export function reportHtml({ report, changes }: ToldReport): string {
  const title = escapeMarkup(headline(report));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1 class="${report.holds === true ? 'holds' : 'fails'}">${title}</h1>
${criteriaTable(report)}
${sideBySide(report)}
${changesPart(changes)}
${report.environments.map((environment) => environmentPart(environment, report)).join('\n')}
</body>
</html>`;
}
