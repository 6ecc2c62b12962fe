import type { DeliverySubject } from '@genledger/domain/delivery';
import { type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import type { ServiceError } from '../errors.ts';
import { type Operator, operationNote } from './operator.ts';
import { recordOperation } from './record-operation.ts';

/**
 * Keeps who asks for what, and why, of whatever ends: in a generation's history; in the log of an execution, which has no history.
 * @param what in a noun: `redelivery`
 */
export async function recordOnSubject(
  context: LedgerContext,
  subject: DeliverySubject,
  what: string,
  operator: Operator,
): Promise<Result<undefined, ServiceError>> {
  if (subject.kind === 'generation') return recordOperation(context, subject.id, what, operator);
  context.log.info({ ...subject, operator: operator.name }, operationNote(what, operator));
  return success(undefined);
}
