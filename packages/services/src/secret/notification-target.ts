import { isSealed, type SecretBox } from './secret-box.ts';

/** Fields of a target that are secret wherever they stand: signing secrets, tokens, credentials in headers. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(['secret', 'secrets', 'token', 'password', 'headers']);

/** What a secret of a target is sealed for. */
export const TARGET_SECRET_USE = 'notification-target';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Replaces the secret fields of a target, at its top level. */
function mapSecrets(target: unknown, replace: (value: unknown) => unknown): unknown {
  if (!isObject(target)) return target;
  return Object.fromEntries(
    Object.entries(target).map(([key, value]) => [key, SECRET_FIELDS.has(key) ? replace(value) : value]),
  );
}

/** Whether a target holds anything that must not be stored as it is. */
export function holdsSecrets(target: unknown): boolean {
  if (!isObject(target)) return false;
  return Object.entries(target).some(([key, value]) => SECRET_FIELDS.has(key) && !isSealed(value));
}

/** A target with its secret fields sealed, each as JSON. */
export function sealTarget(box: SecretBox, target: unknown): unknown {
  return mapSecrets(target, (value) =>
    isSealed(value) ? value : box.seal(JSON.stringify(value), TARGET_SECRET_USE),
  );
}

/** A target as users are shown it: what is secret is only said to be there. */
export function maskTarget(target: unknown): unknown {
  return mapSecrets(target, () => '[secret]');
}

/** A secret that this process cannot open: its key is not among those in use. */
export class UnreadableSecretError extends Error {
  override readonly name = 'UnreadableSecretError';
}

/**
 * A target with its secret fields opened.
 * @param box absent where no key is configured
 * @throws UnreadableSecretError where one cannot be opened
 */
export function openTarget(box: SecretBox | undefined, target: unknown): unknown {
  return mapSecrets(target, (value) => {
    if (!isSealed(value)) return value;
    const opened = box?.open(value, TARGET_SECRET_USE);
    if (opened === undefined) {
      throw new UnreadableSecretError('a secret of the target cannot be opened: check GENLEDGER_SECRETS_KEY');
    }
    return JSON.parse(opened);
  });
}
