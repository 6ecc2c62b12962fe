import type { inTransaction } from '@genledger/db/client';
import type { ExecutionEnd } from '@genledger/db/repositories';
import { deliveryAtCompletion } from '@genledger/domain/delivery';
import type { EndedExecutionStatus, ExecutionBasis } from '@genledger/domain/execution';
import type { GenerationId, SpellCastId } from '@genledger/domain/kernel';

/** The transaction in which a look reads and writes. */
export type Session = Parameters<Parameters<typeof inTransaction>[1]>[0];

/** What has to be done once a look is written. */
export interface LookedAt {
  readonly submit: readonly GenerationId[];
  readonly cancelGenerations: readonly GenerationId[];
  readonly cancelCasts: readonly SpellCastId[];
}

export const NOTHING_TO_DO: LookedAt = { submit: [], cancelGenerations: [], cancelCasts: [] };

/** The end of an execution with what it makes of its delivery: it is announced where a platform was named. */
export function endOf(
  { notification }: ExecutionBasis,
  { status, reason }: { readonly status: EndedExecutionStatus; readonly reason?: string },
  announced: boolean,
  completedAt: Date,
): ExecutionEnd {
  const delivery = deliveryAtCompletion(notification.platform, announced, completedAt);
  return { status, completedAt, ...delivery, ...(reason !== undefined && { reason }) };
}
