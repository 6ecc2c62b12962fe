import { findGeneration, findGenerationRecord, findTool, moveSubmission } from '@genledger/db/repositories';
import {
  ageMs,
  type Generation,
  isCompleted,
  nextReconciliation,
  type Submission,
} from '@genledger/domain/generation';
import { exhaustive, type GenerationId } from '@genledger/domain/kernel';
import type { SubmitOutcome } from '@genledger/providers/provider';
import { SpanKind } from '@opentelemetry/api';
import type { LedgerContext } from '../context.ts';
import { recordOwnEvent } from '../event/record-own-event.ts';
import { contextOf, markFailed, withSpan } from '../tracing/index.ts';
import { webhookAddress } from '../webhook/address.ts';
import { cancelLateRun } from './cancel-late-run.ts';
import { recordRun } from './record-run.ts';

const RETRY_FIRST_MS = 2000;
const RETRY_LAST_MS = 300_000;
/** Age at which a generation that could never be handed over is failed, ms. */
const GIVE_UP_AFTER_MS = 3_600_000;

const asInputs = (payload: unknown): Record<string, unknown> =>
  typeof payload === 'object' && payload !== null ? { ...payload } : {};

/** Takes the submission to itself. Nothing where somebody else has it, or had it. */
async function claim(context: LedgerContext, generation: Generation): Promise<Submission | undefined> {
  const { submission, basis } = generation;
  if (submission.state !== 'queued' || isCompleted(generation.execution)) return undefined;
  const leaseUntil = new Date(context.clock.now().getTime() + context.settings.submissionLeaseMs);
  const claimed: Submission = {
    state: 'submitting',
    attempts: submission.attempts,
    leaseOwner: context.instanceId,
    leaseUntil,
  };
  return (await moveSubmission(context.database, basis.id, submission, claimed, leaseUntil))
    ? claimed
    : undefined;
}

async function handOver(context: LedgerContext, generation: Generation): Promise<SubmitOutcome> {
  const { database, providers, settings } = context;
  const { id, toolId } = generation.basis;
  const { provider } = generation;
  const client = provider && providers.client(provider);
  const tool = await findTool(database, toolId);
  const record = await findGenerationRecord(database, id);
  if (provider === undefined || client === undefined)
    return { kind: 'not-sent', message: 'the provider is not configured' };
  if (tool === undefined || record === undefined)
    return { kind: 'refused', message: `tool ${toolId} is not registered` };
  return client.submit({
    toolMetadata: tool.metadata,
    inputs: asInputs(record.requestPayload),
    webhookUrl: webhookAddress(settings, provider, id),
  });
}

/** Fails a generation that certainly never ran: it cost nothing. The event comes first, so that a death in between leaves its end. */
async function refuse(
  context: LedgerContext,
  generation: Generation,
  claimed: Submission,
  { attempts, code, message }: { attempts: number; code: string; message: string },
): Promise<void> {
  await recordOwnEvent(context, generation, 'submission', { status: 'failed', code, message, computeMs: 0 });
  const refused: Submission = { state: 'refused', attempts, lastError: message };
  await moveSubmission(context.database, generation.basis.id, claimed, refused, undefined);
}

async function settle(
  context: LedgerContext,
  generation: Generation,
  claimed: Submission,
  outcome: SubmitOutcome,
): Promise<void> {
  const { database, clock, settings } = context;
  const { id } = generation.basis;
  const now = clock.now();
  const later = nextReconciliation(generation, now, settings.reconciliation) ?? now;
  switch (outcome.kind) {
    case 'accepted': {
      if (generation.provider === undefined) return;
      const recorded = await recordRun(context, id, {
        provider: generation.provider,
        providerRunId: outcome.providerRunId,
      });
      if (!recorded.ok)
        context.log.error({ id, error: recorded.error }, 'a submitted run could not be recorded');
      return cancelLateRun(context, id);
    }
    case 'refused':
      return refuse(context, generation, claimed, {
        attempts: claimed.attempts,
        code: 'submission-refused',
        message: outcome.message,
      });
    case 'not-sent': {
      const attempts = claimed.attempts + 1;
      if (ageMs(generation, now) > GIVE_UP_AFTER_MS) {
        const { message } = outcome;
        return refuse(context, generation, claimed, { attempts, code: 'provider-unreachable', message });
      }
      const wait = Math.min(RETRY_FIRST_MS * 2 ** Math.min(claimed.attempts, 10), RETRY_LAST_MS);
      const retryAt = new Date(now.getTime() + Math.max(wait, outcome.retryAfterMs ?? 0));
      await moveSubmission(
        database,
        id,
        claimed,
        { state: 'queued', attempts, lastError: outcome.message },
        retryAt,
      );
      return;
    }
    case 'uncertain':
      context.log.warn({ id, reason: outcome.message }, 'a submission was cut off; it is not repeated');
      await moveSubmission(
        database,
        id,
        claimed,
        { state: 'uncertain', attempts: claimed.attempts, lastError: outcome.message },
        later,
      );
      return;
    default:
      return exhaustive(outcome);
  }
}

/**
 * Hands a queued generation to its provider, once. The claim is durable before the request goes out, so a process that dies in
 * between leaves a submission that is known to be uncertain, and nobody repeats it.
 */
export async function submitGeneration(context: LedgerContext, id: GenerationId): Promise<void> {
  const generation = await findGeneration(context.database, id);
  if (generation === undefined) return;
  const claimed = await claim(context, generation);
  if (claimed === undefined) return;
  await withSpan(
    'submit run',
    {
      kind: SpanKind.CLIENT,
      parent: contextOf(generation.traceparent),
      attributes: {
        'genledger.generation.id': id,
        ...(generation.provider && { 'genledger.provider': generation.provider }),
      },
    },
    async (span) => {
      const outcome = await handOver(context, generation);
      if (outcome.kind !== 'accepted') markFailed(span, outcome.kind);
      await settle(context, generation, claimed, outcome);
    },
  );
}

/** Marks a submission whose process died in the middle: whether it reached the provider is not known. */
export async function abandonSubmission(context: LedgerContext, generation: Generation): Promise<void> {
  const { submission, basis } = generation;
  const later = nextReconciliation(generation, context.clock.now(), context.settings.reconciliation);
  const lastError = 'the process that submitted it ended before the answer came';
  const uncertain: Submission = { state: 'uncertain', attempts: submission.attempts, lastError };
  await moveSubmission(context.database, basis.id, submission, uncertain, later ?? context.clock.now());
}
