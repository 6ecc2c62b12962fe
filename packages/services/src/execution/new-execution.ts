import type { ExecutionBasis } from '@genledger/domain/execution';
import { NO_CHILDREN } from '@genledger/domain/execution';
import { type Result, success } from '@genledger/domain/kernel';
import { ZERO_USD } from '@genledger/domain/money';
import type { LedgerContext } from '../context.ts';
import type { ServiceError } from '../errors.ts';
import { protectTarget } from '../generation/protect-target.ts';
import type { StartCookExecutionInput, StartSpellCastInput } from './input.ts';

/** Nothing made, nothing spent. */
export const NOTHING_SPENT = {
  counts: NO_CHILDREN,
  costUsd: ZERO_USD,
  costCount: 0,
  pointsSpent: 0,
} as const;

/** What a new execution has in common, the secrets of its notification sealed. */
export function newBasis(
  context: LedgerContext,
  input: StartCookExecutionInput | StartSpellCastInput,
): Result<ExecutionBasis, ServiceError> {
  const target = protectTarget(context, input.notification.target);
  if (!target.ok) return target;
  return success({
    accountId: input.accountId,
    environment: context.settings.environment,
    status: 'running',
    startedAt: context.clock.now(),
    spending: NOTHING_SPENT,
    notification: { ...input.notification, target: target.value },
    pricingTier: input.pricingTier,
    ...(input.expectedChildren !== undefined && { expectedChildren: input.expectedChildren }),
  });
}
