import { failure, type Result, success } from '@genledger/domain/kernel';
import type { ProviderReport } from '@genledger/domain/provider';
import { z } from 'zod';

/** What the ledger itself reports of a generation, kept in the inbox like the words of a provider. */
const internalReportSchema = z.object({
  status: z.enum(['failed', 'cancelled']),
  code: z.string(),
  message: z.string(),
  /** 0 where the work certainly never began. */
  computeMs: z.literal(0).optional(),
});
export type InternalReport = z.infer<typeof internalReportSchema>;

/** Writes a report of the ledger's own as the body of an inbox event. */
export function writeInternalReport(report: InternalReport): string {
  return JSON.stringify(report);
}

/** Reads a report of the ledger's own. */
export function readInternalReport(body: unknown): Result<ProviderReport, string> {
  const parsed = internalReportSchema.safeParse(body);
  if (!parsed.success) return failure('not a report of the ledger');
  const { status, code, message, computeMs } = parsed.data;
  return success({
    providerStatus: code,
    phase: status === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', error: { code, message } },
    ...(computeMs !== undefined && { computeMs }),
    artifacts: [],
  });
}
