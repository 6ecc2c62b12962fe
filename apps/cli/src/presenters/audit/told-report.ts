import type { AuditReport, Change } from '@genledger/domain/audit';

/** A report with its comparison, where there is a baseline. */
export interface ToldReport {
  readonly report: AuditReport;
  readonly changes: readonly Change[] | undefined;
}

/** The JSON of a report: its comparison stands beside its environments. */
export function reportJson({ report, changes }: ToldReport): object {
  return { ...report, ...(changes !== undefined && { changes }) };
}
