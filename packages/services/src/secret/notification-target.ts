import { isPlainObject } from './map-sealed.ts';
import { isSealed, type SecretBox } from './secret-box.ts';
import { TARGET_SECRET_USE } from './uses.ts';

/** Fields of a target that are secret wherever they stand: signing secrets, tokens, credentials in headers. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(['secret', 'secrets', 'token', 'password', 'headers']);

/** Replaces the secret fields of a target, at any depth. */
function mapSecrets(target: unknown, replace: (value: unknown) => unknown): unknown {
  if (Array.isArray(target)) return target.map((item) => mapSecrets(item, replace));
  if (!isPlainObject(target)) return target;
  return Object.fromEntries(
    Object.entries(target).map(([key, value]) => [
      key,
      SECRET_FIELDS.has(key) ? replace(value) : mapSecrets(value, replace),
    ]),
  );
}

/** Whether a target holds a secret that is not sealed. */
export function holdsSecrets(target: unknown): boolean {
  let found = false;
  mapSecrets(target, (value) => {
    found ||= !isSealed(value);
    return;
  });
  return found;
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
