import { findDeliverySubject } from '@genledger/db/repositories';
import type { DeliverySubject, DeliverySubjectId, DeliverySubjectKind } from '@genledger/domain/delivery';
import { type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';

/** What people call the kinds of subjects. */
export const SUBJECT_WORDS = {
  generation: 'generation',
  cookExecution: 'cook execution',
  spellCast: 'spell cast',
  alert: 'alert',
} as const satisfies Readonly<Record<DeliverySubjectKind, string>>;

/** The subject that has an id, of whatever kind it is. */
export async function getDeliverySubject(
  { database }: LedgerContext,
  id: DeliverySubjectId,
): Promise<Result<DeliverySubject, ServiceError>> {
  const subject = await findDeliverySubject(database, id);
  return subject
    ? success(subject)
    : serviceError('not-found', `There is no generation, cook execution, spell cast or alert ${id}.`);
}
