import type { AuditReport, EnvironmentReport } from './report.ts';

/** How a finding stands against an earlier report. */
export type Trend = 'new' | 'worse' | 'same' | 'better' | 'gone';

/** A finding or a criterion beside its earlier self. */
export interface Change {
  readonly environment: string;
  /** A rule, or a criterion. */
  readonly kind: 'rule' | 'criterion';
  readonly id: string;
  readonly trend: Trend;
  /** Documents for rules; the share for criteria. */
  readonly before?: number;
  readonly after?: number;
}

/** What a comparison reads of an earlier report: it may come from a file of any age. */
export interface Baseline {
  /** The rules told of, where they were not all. */
  readonly rules?: readonly string[] | undefined;
  readonly environments: readonly {
    readonly name: string;
    readonly criteria: readonly {
      readonly id: string;
      readonly actual?: number | undefined;
      readonly holds: boolean | null;
    }[];
    readonly findings: readonly { readonly rule: string; readonly count: number }[];
  }[];
}

type BaselineEnvironment = Baseline['environments'][number];

function trendOf(before: number | undefined, after: number | undefined): Trend {
  if (before === undefined || before === 0) return 'new';
  if (after === undefined || after === 0) return 'gone';
  if (after === before) return 'same';
  return after > before ? 'worse' : 'better';
}

function compareRules(
  now: EnvironmentReport,
  before: BaselineEnvironment | undefined,
  isCompared: (rule: string) => boolean,
): Change[] {
  const earlier = new Map(before?.findings.map(({ rule, count }) => [rule, count]));
  const later = new Map(now.findings.map(({ rule, count }) => [rule, count]));
  return [...new Set([...later.keys(), ...earlier.keys()])].filter(isCompared).map((id) => {
    const [was, is] = [earlier.get(id), later.get(id)];
    const figures = { ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) };
    return { environment: now.name, kind: 'rule', id, trend: trendOf(was, is), ...figures };
  });
}

function compareCriteria(now: EnvironmentReport, before: BaselineEnvironment | undefined): Change[] {
  return now.criteria.flatMap((criterion): Change[] => {
    const earlier = before?.criteria.find(({ id }) => id === criterion.id);
    const common = { environment: now.name, kind: 'criterion', id: criterion.id } as const;
    const figures = {
      ...(earlier?.actual !== undefined && { before: earlier.actual }),
      ...(criterion.actual !== undefined && { after: criterion.actual }),
    };
    if (earlier === undefined)
      return criterion.holds === false ? [{ ...common, trend: 'new', ...figures }] : [];
    if (earlier.holds === criterion.holds || earlier.holds === null || criterion.holds === null) return [];
    return [{ ...common, trend: criterion.holds ? 'gone' : 'new', ...figures }];
  });
}

/** Compares a report with an earlier one, environment by environment; rules that one of them left out are no change. */
export function compareReports(now: AuditReport, baseline: Baseline): readonly Change[] {
  const isCompared = (rule: string) =>
    (now.rules?.includes(rule) ?? true) && (baseline.rules?.includes(rule) ?? true);
  return now.environments.flatMap((environment) => {
    const before = baseline.environments.find(({ name }) => name === environment.name);
    return [...compareCriteria(environment, before), ...compareRules(environment, before, isCompared)];
  });
}

/** Whether there is rot that the baseline did not have: another rule, more documents of one, a criterion that had held. */
export function hasNewRot(changes: readonly Change[]): boolean {
  return changes.some(({ trend }) => trend === 'new' || trend === 'worse');
}
