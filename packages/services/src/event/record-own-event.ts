import type { Generation } from '@genledger/domain/generation';
import type { ProviderName } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type InternalReport, writeInternalReport } from './internal-report.ts';
import { recordEvent } from './record-event.ts';

/** Stands in the inbox for the ledger itself where a generation has no provider yet. */
const LEDGER = 'genledger' as ProviderName;

/** Records an end that the ledger itself decided: an expiry, a refused submission, an operator's word. */
export async function recordOwnEvent(
  context: LedgerContext,
  generation: Generation,
  source: 'submission' | 'operator' | 'expiry',
  report: InternalReport,
): Promise<void> {
  await recordEvent(context, {
    provider: generation.provider ?? LEDGER,
    source,
    generationId: generation.basis.id,
    providerStatus: report.code,
    rawBody: writeInternalReport(report),
    receivedAt: context.clock.now(),
  });
}
