import { type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { holdsSecrets, sealTarget } from '../secret/index.ts';

/** A notification's target as it may lie in the database: its secrets sealed; an error where there is no key to seal them with. */
export function protectTarget(
  { secrets }: Pick<LedgerContext, 'secrets'>,
  target: unknown,
): Result<unknown, ServiceError> {
  if (!holdsSecrets(target)) return success(target);
  if (secrets !== undefined) return success(sealTarget(secrets, target));
  return serviceError('invalid-input', 'Secrets of a target cannot be kept here.', [
    {
      path: 'notification.target',
      message: 'holds secrets, and GENLEDGER_SECRETS_KEY is not set where the API runs',
    },
  ]);
}
