import type { CriterionResult, EnvironmentReport } from '@genledger/domain/audit';
import { escapeMarkup } from './escape-markup.ts';
import type { ToldReport } from './told-report.ts';
import { actual, threshold } from './words.ts';

function verdict(criterion: CriterionResult): string {
  const text = escapeMarkup(`${criterion.title}: must be ${threshold(criterion)}, is ${actual(criterion)}`);
  if (criterion.holds === null) return `<error message="could not tell">${text}</error>`;
  return criterion.holds ? '' : `<failure message="does not hold">${text}</failure>`;
}

function suite({ name, criteria, findings }: EnvironmentReport): string {
  const count = (holds: boolean | null) => criteria.filter((criterion) => criterion.holds === holds).length;
  const cases = criteria.map(
    (criterion) =>
      `    <testcase classname="${escapeMarkup(`audit.${name}`)}" name="${escapeMarkup(criterion.id)}">${verdict(criterion)}</testcase>`,
  );
  const lines = findings.map(
    ({ severity, rule, count: found, title }) => `${severity} ${rule}: ${found} (${title})`,
  );
  return [
    `  <testsuite name="${escapeMarkup(name)}" tests="${criteria.length}" failures="${count(false)}" errors="${count(null)}">`,
    ...cases,
    `    <system-out>${escapeMarkup(lines.join('\n'))}</system-out>`,
    '  </testsuite>',
  ].join('\n');
}

/** A report as JUnit XML: a case for each criterion, the findings as output. */
export function reportJunit({ report }: ToldReport): string {
  const suites = report.environments.map(suite);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="genledger audit">',
    ...suites,
    '</testsuites>',
  ].join('\n');
}
