import { type ProviderRun, scheduleReconciliation } from '@genledger/db/repositories';
import { ageMs, type Generation, isCompleted, nextReconciliation } from '@genledger/domain/generation';
import { exhaustive } from '@genledger/domain/kernel';
import type { FetchRunOutcome } from '@genledger/providers/provider';
import { SpanKind } from '@opentelemetry/api';
import type { LedgerContext } from '../context.ts';
import { recordEvent } from '../event/record-event.ts';
import { recordOwnEvent } from '../event/record-own-event.ts';
import { runReference } from '../generation/run-reference.ts';
import { contextOf, withSpan } from '../tracing/index.ts';

/** What asking brought. */
export type Asked = 'reported' | 'expired' | 'unknown-run' | 'unavailable' | 'not-configured';

/** Puts the next look off as the policy says, or as the provider asked. */
export async function lookAgainLater(
  context: LedgerContext,
  generation: Generation,
  notBefore?: Date,
): Promise<void> {
  const next = nextReconciliation(generation, context.clock.now(), context.settings.reconciliation);
  if (next === undefined) return;
  const at = notBefore !== undefined && notBefore > next ? notBefore : next;
  await scheduleReconciliation(context.database, generation.basis.id, at);
}

/** Expires a generation that nobody knows anything of. It is corrected should its provider ever prove otherwise. */
export async function expire(context: LedgerContext, generation: Generation, message: string): Promise<void> {
  await recordOwnEvent(context, generation, 'expiry', { status: 'failed', code: 'expired', message });
}

/**
 * Asks the provider about a run and takes its answer into the inbox, like a webhook. A run that the provider does not know expires
 * once it is old enough for the provider to have forgotten nothing.
 */
export async function askProvider(context: LedgerContext, generation: Generation): Promise<Asked> {
  const { provider, providerRunId, basis } = generation;
  const client = provider && context.providers.client(provider);
  if (provider === undefined || providerRunId === undefined || client === undefined) {
    await lookAgainLater(context, generation);
    return 'not-configured';
  }
  const reference = await runReference(context, generation, providerRunId);
  return withSpan(
    'ask provider',
    {
      kind: SpanKind.CLIENT,
      parent: contextOf(generation.traceparent),
      attributes: { 'genledger.generation.id': basis.id, 'genledger.provider': provider },
    },
    async () => take(context, generation, { provider, providerRunId }, await client.fetchRun(reference)),
  );
}

/** Takes what a provider said of a run into the inbox, or decides when to ask again. */
async function take(
  context: LedgerContext,
  generation: Generation,
  { provider, providerRunId }: ProviderRun,
  outcome: FetchRunOutcome,
): Promise<Asked> {
  const { basis } = generation;
  const now = context.clock.now();
  switch (outcome.kind) {
    case 'found':
      await lookAgainLater(context, generation);
      await recordEvent(context, {
        provider,
        source: 'poll',
        providerRunId,
        generationId: basis.id,
        providerStatus: outcome.report.providerStatus,
        rawBody: outcome.raw,
        receivedAt: now,
      });
      return 'reported';
    case 'unknown-run':
      if (
        isCompleted(generation.execution) ||
        ageMs(generation, now) < context.settings.reconciliation.unknownRunExpiresAfterMs
      ) {
        await lookAgainLater(context, generation);
        return 'unknown-run';
      }
      await expire(context, generation, `${provider} does not know run ${providerRunId}`);
      return 'expired';
    case 'unavailable': {
      const notBefore = new Date(now.getTime() + (outcome.retryAfterMs ?? 0));
      await lookAgainLater(context, generation, notBefore);
      return 'unavailable';
    }
    default:
      return exhaustive(outcome);
  }
}
