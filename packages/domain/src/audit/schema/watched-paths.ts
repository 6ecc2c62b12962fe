import type { AuditedCollection } from './collections.ts';
import { isReadPath } from './read-paths.ts';

/** How much of a field a walk through a document keeps: nothing, its type, or its value. */
export type Watch = 'ignored' | 'type' | 'value';

/** What a walk through documents of a collection keeps of each field, by path. */
export function watchOf(collection: AuditedCollection, path: string): Watch {
  if (path.includes('.')) return isReadPath(path) ? 'value' : 'ignored';
  return isKnownField(collection, path) && isReadPath(path) ? 'value' : 'type';
}

/** Whether a field at the top is known from any writer of a collection. */
export function isKnownField({ legacy, current }: AuditedCollection, name: string): boolean {
  return (
    (legacy !== undefined && Object.hasOwn(legacy, name)) ||
    (current !== undefined && Object.hasOwn(current, name))
  );
}

const SECRET_NAME =
  /(secret|passw(or)?d|api_?key|private_?key|access_?token|auth_?token|bot_?token|authorization|^token$)/i;

/** Whether a field is named like a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}
