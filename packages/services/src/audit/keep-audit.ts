import { databaseFailure, insertAuditRun } from '@genledger/db/audit';
import type { Database } from '@genledger/db/client';
import { migrationStatus } from '@genledger/db/migrations';
import type { AuditReport } from '@genledger/domain/audit';

/** Whether an audit was kept, or why not. */
export type KeptAudit =
  | { readonly kind: 'kept'; readonly id: string }
  | { readonly kind: 'not-kept'; readonly why: string };

/** What of a report is kept: the census tells of one moment, and is left out. */
export function keptReport(report: AuditReport) {
  return {
    finishedAt: new Date(report.finishedAt),
    ...(report.holds !== null && { holds: report.holds }),
    report: { ...report, environments: report.environments.map((each) => ({ ...each, census: [] })) },
  };
}

/**
 * Keeps a report in the ledger, so that its trend can be seen. Only a database that is a ledger is written to. That it cannot be kept is no failure of the audit.
 */
export async function keepAudit(ledger: Database, report: AuditReport): Promise<KeptAudit> {
  try {
    const { kind } = await migrationStatus(ledger.db);
    if (kind === 'missing') return { kind: 'not-kept', why: `${ledger.db.databaseName} is no ledger` };
    const { id } = await insertAuditRun(ledger, {
      startedAt: new Date(report.startedAt),
      environments: report.environments.map(({ name }) => name),
      ...keptReport(report),
    });
    return { kind: 'kept', id };
  } catch (error) {
    const why = databaseFailure(error);
    if (why === undefined) throw error;
    return { kind: 'not-kept', why };
  }
}
