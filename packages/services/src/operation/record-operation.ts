import { noteOperation } from '@genledger/db/repositories';
import { type GenerationId, type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { type Operator, operationNote } from './operator.ts';

/**
 * Keeps in a generation's history who asks for what, and why. It is kept before the thing is done, so that nothing is done by hand
 * without a trace; what comes of it is in the entries behind.
 * @param what in a noun: `redelivery`, `cancellation`
 */
export async function recordOperation(
  { database, clock, log }: LedgerContext,
  id: GenerationId,
  what: string,
  operator: Operator,
): Promise<Result<undefined, ServiceError>> {
  const note = operationNote(what, operator);
  if (!(await noteOperation(database, id, note, clock.now()))) {
    return serviceError('not-found', `There is no generation ${id}.`);
  }
  log.info({ generationId: id, operator: operator.name }, note);
  return success(undefined);
}
