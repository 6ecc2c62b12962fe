import type {
  AuditReport,
  Change,
  CriterionResult,
  EnvironmentReport,
  Finding,
} from '@genledger/domain/audit';

const SIGNS = { 'at-least': '≥', 'at-most': '≤', below: '<' } as const;

/** A share as people read it: never rounded up to all, nor down to none. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0 || value === 100) return `${value} %`;
  if (value < 0.01) return '< 0.01 %';
  return value > 99.99 ? '> 99.99 %' : `${Number(value.toFixed(2))} %`;
}

/** What a criterion asks for. */
export function threshold({
  comparison,
  threshold: limit,
}: Pick<CriterionResult, 'comparison' | 'threshold'>): string {
  return `${SIGNS[comparison]} ${percent(limit)}`;
}

/** What a criterion came to: `97.2 % (35 of 36)`, with the interval of a sample. */
export function actual({ actual: share, numerator, denominator, interval }: CriterionResult): string {
  if (share === undefined) return 'nothing to count';
  const range =
    interval === undefined ? '' : `, 95 % sure of ${percent(interval.low)} to ${percent(interval.high)}`;
  return `${percent(share)} (${numerator} of ${denominator}${range})`;
}

/** The sign of an answer, beside words so that it is not needed. */
export function answer(holds: boolean | null): string {
  if (holds === null) return '? could not tell';
  return holds ? '✓ holds' : '✗ does not hold';
}

/** One line that says what an audit came to. */
export function headline({ environments, holds, startedAt }: AuditReport): string {
  const documents = environments.reduce((sum, { documentsScanned }) => sum + documentsScanned, 0);
  const names = environments.map(({ name }) => name).join(', ');
  return `Audit of ${names}, ${startedAt}: ${answer(holds).slice(2)} (${documents} documents read)`;
}

/** What should be known of how an environment was read. */
export function remarks(environment: EnvironmentReport): readonly string[] {
  const { incompleteBecause, sampleSize, notChecked, read } = environment;
  return [
    ...(incompleteBecause === undefined ? [] : [`Incomplete, and so nothing is sure: ${incompleteBecause}.`]),
    ...(sampleSize === undefined ? [] : [`A sample of ${sampleSize} documents of each collection was read.`]),
    ...(read === 'primary' ? [] : [`Read from: ${read}.`]),
    ...notChecked.map(({ rule, why }) => `Not fully checked: ${rule}, since ${why}.`),
  ];
}

/** A command for one environment of a report. */
export function commandFor(command: string, environment: string, { environments }: AuditReport): string {
  return environments.length > 1 ? `${command} --env ${environment}` : command;
}

/** A change beside its figures: `worse: 12 → 15`. */
export function change({ trend, kind, before, after }: Change): string {
  const figure = (value: number | undefined) => {
    if (value === undefined) return '–';
    return kind === 'criterion' ? percent(value) : String(value);
  };
  return `${trend}: ${figure(before)} → ${figure(after)}`;
}

/** One rule's findings in all environments. */
export interface RuleRow {
  readonly finding: Finding;
  /** By environment, in the order of the report; nothing where there are none. */
  readonly counts: readonly (number | undefined)[];
}

/** Findings side by side, in the order of the environment that has them first. */
export function ruleRows({ environments }: AuditReport): readonly RuleRow[] {
  const rules = new Map<string, Finding>();
  for (const { findings } of environments) {
    for (const finding of findings) if (!rules.has(finding.rule)) rules.set(finding.rule, finding);
  }
  return [...rules.values()].map((finding) => ({
    finding,
    counts: environments.map(({ findings }) => findings.find(({ rule }) => rule === finding.rule)?.count),
  }));
}
