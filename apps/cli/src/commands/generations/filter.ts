import type { GenerationFilter } from '@genledger/db/repositories';
import type { DeliveryStatus } from '@genledger/domain/delivery';
import type { GenerationStatus } from '@genledger/domain/generation';
import type { AccountId, CookExecutionId, SpellCastId, ToolId } from '@genledger/domain/kernel';
import { earlier } from './earlier.ts';

/** What the flags of a list of generations come to. */
export interface GenerationFlagValues {
  readonly status?: GenerationStatus;
  readonly tool?: ToolId;
  readonly account?: AccountId;
  readonly environment?: string;
  readonly cookExecution?: CookExecutionId;
  readonly spellCast?: SpellCastId;
  readonly delivery?: DeliveryStatus;
  readonly since?: Date;
  readonly until?: Date;
  /** Milliseconds. */
  readonly olderThan?: number;
}

/** The flags in the words of the verbs; an age is counted from now. */
export function generationFilter(flags: GenerationFlagValues, now: Date): GenerationFilter {
  const { status, tool, account, environment, cookExecution, spellCast, delivery, since } = flags;
  const until = earlier(flags.until, flags.olderThan, now);
  return {
    ...(status !== undefined && { status }),
    ...(tool !== undefined && { toolId: tool }),
    ...(account !== undefined && { accountId: account }),
    ...(environment !== undefined && { environment }),
    ...(cookExecution !== undefined && { cookExecutionId: cookExecution }),
    ...(spellCast !== undefined && { spellCastId: spellCast }),
    ...(delivery !== undefined && { deliveryStatus: delivery }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}
