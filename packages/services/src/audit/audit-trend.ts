import { listAuditRuns, type StoredAuditRun } from '@genledger/db/audit';
import { z } from 'zod';
import type { LedgerContext } from '../context.ts';

const criterionSchema = z.object({
  id: z.string(),
  title: z.string(),
  threshold: z.number(),
  comparison: z.enum(['at-least', 'at-most', 'below']),
  actual: z.number().optional(),
  numerator: z.number(),
  denominator: z.number(),
  holds: z.boolean().nullable(),
});
const findingSchema = z.object({
  rule: z.string(),
  severity: z.string(),
  title: z.string(),
  meaning: z.string(),
  count: z.number(),
  share: z.number(),
  repair: z.string(),
});

/** What of a kept report people are shown; of one that another build wrote otherwise, nothing. */
const environmentsSchema = z
  .object({
    environments: z.array(
      z.object({
        name: z.string(),
        documentsScanned: z.number(),
        criteria: z.array(criterionSchema),
        findings: z.array(findingSchema),
        incompleteBecause: z.string().optional(),
      }),
    ),
  })
  .catch({ environments: [] });

/** An environment as an audit found it. */
export type AuditedEnvironment = z.output<typeof environmentsSchema>['environments'][number];

/** The environments of a kept report. */
export function auditedEnvironments(report: unknown): readonly AuditedEnvironment[] {
  return environmentsSchema.parse(report).environments;
}

/** One audit in a trend. */
export interface TrendPoint {
  readonly id: string;
  readonly startedAt: Date;
  readonly environment: AuditedEnvironment;
}

/** How the criteria went over the latest audits of one environment. */
export interface AuditTrend {
  /** The environment shown. */
  readonly environment: string;
  /** Every one that the latest audits looked at. */
  readonly environments: readonly string[];
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
}

function pointsOf({ id, startedAt, report }: StoredAuditRun): readonly TrendPoint[] {
  return auditedEnvironments(report).map((environment) => ({ id, startedAt, environment }));
}

/**
 * The criteria over the latest audits.
 * @param wanted the environment; the ledger's own, or the latest that was looked at, where absent
 * @param limit audits that are looked at
 */
export async function auditTrend(
  { database, settings }: Pick<LedgerContext, 'database' | 'settings'>,
  wanted: string | undefined,
  limit: number,
): Promise<AuditTrend> {
  const all = (await listAuditRuns(database, limit)).flatMap(pointsOf);
  const environments = [...new Set(all.map(({ environment }) => environment.name))];
  const isKnown = (name: string | undefined): name is string =>
    name !== undefined && environments.includes(name);
  const environment = [wanted, settings.environment, environments[0]].find(isKnown) ?? settings.environment;
  const points = all.filter((point) => point.environment.name === environment).toReversed();
  return { environment, environments, points };
}
