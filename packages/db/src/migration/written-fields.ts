import type { Document } from 'mongodb';

/**
 * Small fields that writers of both versions write under the same name. What a migration wrote into them is kept beside the original, so
 * that what a writer of version 1 changes afterwards can be told from it.
 */
export const WRITTEN_FIELDS = [
  'status',
  'statusReason',
  'requestTimestamp',
  'responseTimestamp',
  'startedAt',
  'durationMs',
  'costUsd',
  'pointsSpent',
  'protocolNetPoints',
  'contributorRewardPoints',
  'toolId',
  'toolDisplayName',
  'notificationPlatform',
  'deliveryStatus',
  'deliveryAttempts',
  'deliveryTimestamp',
  'deliveryError',
] as const;

/** What a migrated document holds in them. */
export function writtenFields(document: Readonly<Document>): Document {
  const written: Document = {};
  for (const name of WRITTEN_FIELDS) {
    if (document[name] !== undefined) written[name] = document[name];
  }
  return written;
}
