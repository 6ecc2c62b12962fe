import { fieldAt, isDocument, type LegacyDocument } from './bson.ts';
import { ABSENT, known, type Reading, undecidable } from './reading.ts';

/** Where old writers kept the secret of a webhook in clear. */
const SECRET_PATH = 'metadata.webhookSecret';
const SECRET_NAME =
  /(secret|passw(or)?d|api_?key|private_?key|access_?token|auth_?token|bot_?token|authorization|^token$)/i;
/** Levels that are searched; MongoDB keeps at most 180. */
const DEPTH_LIMIT = 200;

/** The secret of a webhook that lies in clear in a record. */
export function readSecret(document: LegacyDocument): Reading<string> {
  const value = fieldAt(document, SECRET_PATH);
  if (value === undefined || value === '') return ABSENT;
  return typeof value === 'string'
    ? known(value, SECRET_PATH)
    : undecidable('secret-unreadable', { source: SECRET_PATH, value: typeof value });
}

/** Whether a field is text under a name that says that it is secret, or holds such text anywhere below it. */
export function isSecretField(name: string, value: unknown, depth = 0): boolean {
  return typeof value === 'string' ? value !== '' && SECRET_NAME.test(name) : holdsSecret(value, depth + 1);
}

/** Whether text lies under a name that says that it is secret, in a value or anywhere below it. */
function holdsSecret(value: unknown, depth = 0): boolean {
  if (depth > DEPTH_LIMIT) return false;
  if (Array.isArray(value)) return value.some((item) => holdsSecret(item, depth + 1));
  if (!isDocument(value)) return false;
  return Object.keys(value).some((name) => isSecretField(name, value[name], depth));
}

/** A value without the text that {@link holdsSecret} finds; one that holds none is returned as it is. */
export function withoutSecrets(value: unknown): unknown {
  if (!holdsSecret(value)) return value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isDocument(value)) return value;
  const kept = Object.entries(value).filter(
    ([name, item]) => typeof item !== 'string' || item === '' || !SECRET_NAME.test(name),
  );
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutSecrets(item)]));
}
