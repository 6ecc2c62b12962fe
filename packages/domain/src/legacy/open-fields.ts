import { fieldAt, isDocument, type LegacyDocument } from './bson.ts';
import { isSecretField, withoutSecrets } from './secrets.ts';

/** Fields at the top of an old generation that have a place of their own in schema version 2. */
const PLACED: ReadonlySet<string> = new Set([
  '_id',
  'schemaVersion',
  'masterAccountId',
  'toolId',
  'toolDisplayName',
  'requestPayload',
  'responsePayload',
  'artifactUrls',
  'status',
  'statusReason',
  'deliveryStatus',
  'deliveryAttempts',
  'deliveryTimestamp',
  'deliveryError',
  'notificationPlatform',
  'requestTimestamp',
  'responseTimestamp',
  'durationMs',
  'costUsd',
  'pointsSpent',
  'protocolNetPoints',
  'contributorRewardPoints',
  'platformSpecificRunId',
  'metadata',
]);

const PAYLOADS: ReadonlySet<string> = new Set(['requestPayload', 'responsePayload']);

/** Whether a field at the top of an old generation has a place of its own in schema version 2. */
export function hasPlace(name: string): boolean {
  return PLACED.has(name);
}

/**
 * What becomes of the metadata: as it was, and under `v1` the fields at the top that schema version 2 has no place for. What is secret
 * is left out: it rests sealed in the original.
 */
export function keptMetadata(document: LegacyDocument): LegacyDocument {
  const metadata = fieldAt(document, 'metadata');
  const others = Object.keys(document).flatMap((name) => (hasPlace(name) ? [] : [[name, document[name]]]));
  const unplaced =
    isDocument(metadata) || metadata === undefined ? others : [...others, ['metadata', metadata]];
  const kept = isDocument(metadata) ? metadata : {};
  const all = unplaced.length === 0 ? kept : { ...kept, v1: Object.fromEntries(unplaced) };
  return withoutSecrets(all) as LegacyDocument;
}

/** Whether anything of a record outside its payloads is secret and lies there in clear. */
export function isSecretive(document: LegacyDocument): boolean {
  return Object.keys(document).some((name) => !PAYLOADS.has(name) && isSecretField(name, document[name]));
}
