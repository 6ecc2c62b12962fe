import { listAuditRuns, type StoredAuditRun } from '@genledger/db/audit';
import {
  type HourFigures,
  readHours,
  readWaitingDeliveries,
  type WaitingDeliveries,
} from '@genledger/db/browse';
import type { AuditReport } from '@genledger/domain/audit';
import { type LedgerHealth, readHealth } from '../objectives/index.ts';
import type { BrowseContext } from './context.ts';

/** An audit that was kept, with what it said. */
export interface KeptAuditRun extends Omit<StoredAuditRun, 'report'> {
  readonly report: AuditReport;
}

/** What stands and moves in a ledger at the moment. */
export interface Overview {
  /** The objectives as they are now, states, the inbox: the same that the dashboard and the metrics tell. */
  readonly health: LedgerHealth;
  /** The last day by the hour, oldest first. */
  readonly hours: readonly HourFigures[];
  readonly deliveries: WaitingDeliveries;
}

const DAY_MS = 86_400_000;

/**
 * Reads what stands and moves.
 * @param countedWithinMs how long ago the requests behind the objectives may have been counted: now, unless told otherwise
 * @throws the driver's error where a figure takes too long
 */
export async function readOverview(
  context: BrowseContext,
  now: Date,
  { countedWithinMs = 0 }: { readonly countedWithinMs?: number } = {},
): Promise<Overview> {
  const { database } = context;
  const [health, hours, deliveries] = await Promise.all([
    readHealth(context, { countedWithinMs }),
    readHours(database, new Date(now.getTime() - DAY_MS)),
    readWaitingDeliveries(database, now),
  ]);
  return { health, hours, deliveries };
}

/** The last audits that were kept, newest first. */
export async function readAuditRuns(
  { database }: BrowseContext,
  limit: number,
): Promise<readonly KeptAuditRun[]> {
  const runs = await listAuditRuns(database, limit);
  return runs.flatMap(({ report, ...run }) => (report ? [{ ...run, report: report as AuditReport }] : []));
}
