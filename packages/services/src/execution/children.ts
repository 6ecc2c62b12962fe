import type { ExecutionBasis, PieceTry } from '@genledger/domain/execution';
import type { CookExecutionId, Result, SpellCastId, ToolId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import type { ServiceError } from '../errors.ts';
import { type PreparedGeneration, prepareGeneration } from '../generation/prepare-generation.ts';

/** A generation that the ledger makes for an execution. */
export interface NewChild {
  readonly parent: { readonly cookExecutionId: CookExecutionId } | { readonly spellCastId: SpellCastId };
  readonly place: PieceTry;
  readonly toolId: ToolId;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Makes the record of a child, to be handed to its provider; nothing is written. */
export async function prepareChild(
  context: LedgerContext,
  execution: ExecutionBasis,
  { parent, place, toolId, inputs, metadata }: NewChild,
): Promise<Result<PreparedGeneration, ServiceError>> {
  const { notification, accountId, pricingTier } = execution;
  const prepared = await prepareGeneration(
    context,
    {
      ...parent,
      toolId,
      accountId,
      pricingTier,
      requestPayload: { ...inputs },
      notification: notification.announce ? notification : { platform: 'none', announce: false },
      index: place.index,
      submit: true,
      contributorRewardPoints: 0,
      ...(metadata && { metadata: { ...metadata } }),
    },
    context.clock.now(),
  );
  if (!prepared.ok) return prepared;
  const { replacement, attempt } = place;
  const { record, open } = prepared.value;
  return { ok: true, value: { record, open: { ...open, tried: { replacement, attempt } } } };
}
