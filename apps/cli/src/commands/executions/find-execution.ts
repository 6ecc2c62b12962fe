import {
  type Brand,
  type CookExecutionId,
  type Result,
  type SpellCastId,
  success,
} from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import { type ServiceError, serviceError } from '@genledger/services/errors';
import type { ExecutionView } from '@genledger/services/execution';
import { getCookExecution, getSpellCast } from '@genledger/services/execution';

/** The id of a cook execution or of a spell cast. */
export type ExecutionId = Brand<string, 'ExecutionId'>;

/** An execution by what it is, with the id in its own type. */
export type FoundExecution =
  | { readonly kind: 'cook'; readonly id: CookExecutionId; readonly view: ExecutionView }
  | { readonly kind: 'cast'; readonly id: SpellCastId; readonly view: ExecutionView };

/** Finds an execution among cook executions and spell casts. */
export async function findExecution(
  ledger: LedgerContext,
  given: ExecutionId,
): Promise<Result<FoundExecution, ServiceError>> {
  const id: string = given;
  const cook = await getCookExecution(ledger, id as CookExecutionId);
  if (cook.ok) {
    return success({ kind: 'cook', id: id as CookExecutionId, view: { kind: 'cook', ...cook.value } });
  }
  const cast = await getSpellCast(ledger, id as SpellCastId);
  if (cast.ok) return success({ kind: 'cast', id: id as SpellCastId, view: { kind: 'cast', ...cast.value } });
  return serviceError('not-found', `There is neither a cook execution nor a spell cast ${id}.`);
}
