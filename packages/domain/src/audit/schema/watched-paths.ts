import type { AuditedCollection } from './collections.ts';

/** Fields below the top that rules read. */
const NESTED = [
  'costRate.amountUsd',
  'costRate.unit',
  'metadata.run_id',
  'metadata.costRate',
  'metadata.isSpell',
  'metadata.castId',
  'metadata.cookId',
  'metadata.originalContext.castId',
  'metadata.originalContext.cookId',
  'metadata.jobId',
  'metadata.stepGenerationIds',
  'metadata.test',
  'evidence.ends',
] as const;

/** Fields at the top of which the type is enough: their contents may be large. */
const ONLY_TYPED: ReadonlySet<string> = new Set([
  'requestPayload',
  'responsePayload',
  'metadata',
  'legacy',
  'artifacts',
  'artifactUrls',
  'rewardBreakdown',
  'ratings',
  'errorDetails',
  'error',
  'events',
  'steps',
  'exposedInputs',
  'parameters',
  'randomness',
  'evidence',
  'submission',
  'deliveryLease',
  'notificationTarget',
]);

/** How much of a field a walk through a document keeps: nothing, its type, or its value. */
export type Watch = 'ignored' | 'type' | 'value';

/** What a walk through documents of a collection keeps of each field, by path. */
export function watchOf(collection: AuditedCollection, path: string): Watch {
  if ((NESTED as readonly string[]).includes(path)) return 'value';
  if (path.includes('.')) return 'ignored';
  return isKnownField(collection, path) && !ONLY_TYPED.has(path) ? 'value' : 'type';
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
