import { insertOperation } from '@genledger/db/repositories';
import type { DeliverySubject } from '@genledger/domain/delivery';
import { type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import type { ServiceError } from '../errors.ts';
import { type Operator, operationNote } from './operator.ts';
import { recordOperation } from './record-operation.ts';

/**
 * Keeps who asks for what, and why, of whatever ends: in a generation's history; of an execution, which has no history,
 * among the operations. It is kept before the thing is done.
 * @param what in a noun: `redelivery`
 */
export async function recordOnSubject(
  context: LedgerContext,
  subject: DeliverySubject,
  what: string,
  operator: Operator,
): Promise<Result<undefined, ServiceError>> {
  if (subject.kind === 'generation') return recordOperation(context, subject.id, what, operator);
  const { database, clock, log } = context;
  const { name, why } = operator;
  const at = clock.now();
  const about = `${what} of ${subject.id}`;
  const kept = { kind: 'execution-control', about, operator: name, why, outcome: 'asked for' } as const;
  await insertOperation(database, { ...kept, startedAt: at, finishedAt: at });
  log.info({ ...subject, operator: name }, operationNote(what, operator));
  return success(undefined);
}
