import { listAuditRuns } from '@genledger/db/audit';
import type { Database } from '@genledger/db/client';
import { z } from 'zod';

/** An audit in a line. */
export interface AuditSummary {
  readonly id: string;
  readonly startedAt: Date;
  readonly environments: readonly string[];
  /** Absent where it could not be told. */
  readonly holds?: boolean;
  /** Documents that the rules found, over all environments. */
  readonly findings: number;
  /** The ids of the criteria that some environment misses. */
  readonly missed: readonly string[];
}

/** The part of a kept report that a line is made of; reports of earlier builds may lack it. */
const reportSchema = z
  .object({
    environments: z.array(
      z.object({
        criteria: z.array(z.object({ id: z.string(), holds: z.boolean().nullable() })),
        findings: z.array(z.object({ count: z.number() })),
      }),
    ),
  })
  .catch({ environments: [] });

/** The latest audits that were kept, newest first. */
export async function latestAudits(database: Database, limit: number): Promise<readonly AuditSummary[]> {
  const runs = await listAuditRuns(database, limit);
  return runs.map(({ id, startedAt, environments, holds, report }) => {
    const parts = reportSchema.parse(report).environments;
    const missed = parts.flatMap(({ criteria }) =>
      criteria.flatMap((criterion) => (criterion.holds === false ? [criterion.id] : [])),
    );
    return {
      id,
      startedAt,
      environments,
      ...(holds !== undefined && { holds }),
      findings: parts.flatMap((part) => part.findings).reduce((sum, { count }) => sum + count, 0),
      missed: [...new Set(missed)],
    };
  });
}
