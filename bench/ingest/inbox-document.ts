import type { WebhookEventDocument } from '@genledger/db/client';
import { inboxEvent } from '@genledger/db/repositories';
import type { ProviderName, ProviderRunId } from '@genledger/domain/kernel';
import { ObjectId } from 'mongodb';
import type { RunEvent } from './bodies.ts';

const LEASE_MS = 10_000;

/** The document that the ledger's inbox holds of a webhook, field by field, for those that write it without the ledger. */
export function inboxDocument({ runId, status, body }: RunEvent): WebhookEventDocument {
  const receivedAt = new Date();
  const { eventId, contentKey } = inboxEvent({
    provider: 'comfyui-deploy' as ProviderName,
    source: 'webhook',
    providerRunId: runId as ProviderRunId,
    providerStatus: status,
    rawBody: body,
    receivedAt,
  });
  return {
    _id: ObjectId.createFromHexString(eventId),
    provider: 'comfyui-deploy',
    source: 'webhook',
    providerRunId: runId,
    providerStatus: status,
    rawBody: body,
    receivedAt,
    contentKey,
    state: 'received',
    attempts: 0,
    leaseOwner: 'bench:00000:00000000',
    leaseUntil: new Date(receivedAt.getTime() + LEASE_MS),
  };
}
