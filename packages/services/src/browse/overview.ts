import { listAuditRuns, type StoredAuditRun } from '@genledger/db/audit';
import { type Backlog, countByStatus, type HourFigures, readBacklog, readHours } from '@genledger/db/browse';
import type { AuditReport } from '@genledger/domain/audit';
import type { BrowseContext } from './context.ts';

/** An audit that was kept, with what it said. */
export interface KeptAuditRun extends Omit<StoredAuditRun, 'report'> {
  readonly report: AuditReport;
}

/** What stands and moves in a ledger at the moment. */
export interface Overview {
  readonly statuses: readonly { readonly status: string; readonly count: number }[];
  /** The last day by the hour, oldest first. */
  readonly hours: readonly HourFigures[];
  readonly backlog: Backlog;
}

const DAY_MS = 86_400_000;

/** Reads what stands and moves. @throws the driver's error where a figure takes too long */
export async function readOverview({ database }: BrowseContext, now: Date): Promise<Overview> {
  const [statuses, hours, backlog] = await Promise.all([
    countByStatus(database),
    readHours(database, new Date(now.getTime() - DAY_MS)),
    readBacklog(database, now),
  ]);
  return { statuses, hours, backlog };
}

/** The last audits that were kept, newest first. */
export async function readAuditRuns(
  { database }: BrowseContext,
  limit: number,
): Promise<readonly KeptAuditRun[]> {
  const runs = await listAuditRuns(database, limit);
  return runs.flatMap(({ report, ...run }) => (report ? [{ ...run, report: report as AuditReport }] : []));
}
