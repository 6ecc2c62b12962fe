import type { Change, Severity } from '@genledger/domain/audit';
import type { ToldReport } from './told-report.ts';
import { actual, change, commandFor, threshold } from './words.ts';

const LEVELS = {
  critical: 'warning',
  major: 'warning',
  minor: 'notice',
  note: 'notice',
} as const satisfies Readonly<Record<Severity, string>>;

/** Text of a workflow command: no line break begins a command of its own. */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

const annotation = (level: string, title: string, text: string): string =>
  `::${level} title=${property(title)}::${data(text)}`;

function worsened(changes: readonly Change[]): readonly string[] {
  return changes
    .filter(({ trend }) => trend === 'new' || trend === 'worse')
    .map((each) =>
      annotation('error', `${each.id} (${each.environment})`, `Since the baseline ${change(each)}`),
    );
}

/** A report as annotations of a GitHub workflow: criteria that do not hold as errors, findings as warnings and notices. */
export function reportGithub({ report, changes }: ToldReport): string {
  const lines = report.environments.flatMap(({ name, criteria, findings, incompleteBecause }) => [
    ...(incompleteBecause === undefined
      ? []
      : [annotation('error', `${name}: incomplete`, incompleteBecause)]),
    ...criteria
      .filter(({ holds }) => holds !== true)
      .map((criterion) =>
        annotation(
          'error',
          `${criterion.title} (${name})`,
          `Must be ${threshold(criterion)}, is ${actual(criterion)}${criterion.holds === null ? '; could not tell' : ''}`,
        ),
      ),
    ...findings.map(({ severity, rule, count, meaning, listCommand }) =>
      annotation(
        LEVELS[severity],
        `${rule}: ${count} (${name})`,
        `${meaning} List: ${commandFor(listCommand, name, report)}`,
      ),
    ),
  ]);
  return [...worsened(changes ?? []), ...lines].join('\n');
}
