import type {
  AuditReport,
  Change,
  CriterionResult,
  EnvironmentReport,
  Finding,
  Severity,
} from '@genledger/domain/audit';
import type { Screen, Tone } from '../../terminal/screen.ts';
import { hanging } from '../layout/hanging.ts';
import { section } from '../layout/section.ts';
import { type Column, table } from '../layout/table.ts';
import type { ToldReport } from './told-report.ts';
import {
  actual,
  answer,
  change,
  commandFor,
  headline,
  type RuleRow,
  remarks,
  ruleRows,
  threshold,
} from './words.ts';

const TONES = {
  critical: 'bad',
  major: 'warning',
  minor: undefined,
  note: 'quiet',
} as const satisfies Readonly<Record<Severity, Tone | undefined>>;

function toneOf(holds: boolean | null): Tone {
  return holds === true ? 'good' : 'bad';
}

function criteriaTable(environments: readonly EnvironmentReport[], screen: Screen): string {
  const rows = environments.flatMap(({ name, criteria }) =>
    criteria.map((criterion) => ({ name, criterion })),
  );
  type Row = { readonly name: string; readonly criterion: CriterionResult };
  const columns: Column<Row>[] = [
    {
      title: '',
      value: ({ criterion }) => answer(criterion.holds),
      tone: ({ criterion }) => toneOf(criterion.holds),
    },
    ...(environments.length > 1 ? [{ title: 'ENVIRONMENT', value: ({ name }: Row) => name }] : []),
    { title: 'CRITERION', value: ({ criterion }) => criterion.title, minimum: 20 },
    { title: 'MUST BE', value: ({ criterion }) => threshold(criterion), align: 'right' },
    { title: 'IS', value: ({ criterion }) => actual(criterion), minimum: 10 },
  ];
  return table(columns, rows, screen).text;
}

function findingsTable(report: AuditReport, screen: Screen): string {
  const columns: Column<RuleRow>[] = [
    {
      title: 'SEVERITY',
      value: ({ finding }) => finding.severity,
      tone: ({ finding }) => TONES[finding.severity],
    },
    { title: 'RULE', value: ({ finding }) => finding.rule },
    { title: 'WHAT', value: ({ finding }) => finding.title, minimum: 12, rank: 1 },
    ...report.environments.map(
      ({ name }, index): Column<RuleRow> => ({
        title: report.environments.length > 1 ? name : 'COUNT',
        value: ({ counts }) => String(counts[index] ?? 0),
        align: 'right',
      }),
    ),
    { title: 'REPAIR', value: ({ finding }) => finding.repair, rank: 2 },
  ];
  return table(columns, ruleRows(report), screen).text;
}

function tellFinding(
  finding: Finding,
  environment: string,
  report: AuditReport,
  screen: Screen,
): readonly string[] {
  const { rule, meaning, costOfIgnoring, repairCommand, listCommand, samples } = finding;
  const [sample] = samples;
  return [
    screen.paint('strong', rule),
    ...hanging(`${meaning} ${costOfIgnoring}`, '', 2, screen),
    ...(sample === undefined
      ? []
      : hanging(`${sample.collection} ${sample.id}: ${sample.why}`, 'e.g. ', 2, screen)),
    ...hanging(commandFor(listCommand, environment, report), 'list: ', 2, screen),
    ...(repairCommand === undefined
      ? []
      : hanging(commandFor(repairCommand, environment, report), 'repair: ', 2, screen)),
  ];
}

function tellChanges(changes: readonly Change[], screen: Screen): string {
  const moved = changes.filter(({ trend }) => trend !== 'same');
  if (moved.length === 0) return 'Nothing.';
  const columns: Column<Change>[] = [
    { title: 'ENVIRONMENT', value: ({ environment }) => environment },
    { title: 'WHAT', value: ({ id }) => id },
    {
      title: 'CHANGE',
      value: change,
      tone: ({ trend }) => (trend === 'new' || trend === 'worse' ? 'bad' : 'good'),
    },
  ];
  return table(columns, moved, screen).text;
}

/** A report for a terminal. */
export function reportText({ report, changes }: ToldReport, screen: Screen): string {
  const { environments } = report;
  const told = environments.flatMap((environment) =>
    environment.findings.map((finding) => tellFinding(finding, environment.name, report, screen).join('\n')),
  );
  const notes = environments.flatMap((environment) =>
    remarks(environment).flatMap((remark) => hanging(`${environment.name}: ${remark}`, '', 0, screen)),
  );
  return [
    screen.paint(toneOf(report.holds), headline(report)),
    section('Criteria', criteriaTable(environments, screen), screen),
    ...(told.length === 0
      ? []
      : [
          section('Findings', findingsTable(report, screen), screen),
          section('What they mean, and what to do', told.join('\n\n'), screen),
        ]),
    ...(changes === undefined ? [] : [section('Since the baseline', tellChanges(changes, screen), screen)]),
    ...(notes.length === 0 ? [] : [section('How it was read', notes.join('\n'), screen)]),
  ].join('\n');
}
