import type { Announcement, DeliveryProgress, DeliverySubject } from '@genledger/domain/delivery';
import { SCHEMA_VERSION } from '@genledger/domain/generation';
import type { AccountId, CookExecutionId, GenerationId, SpellCastId, ToolId } from '@genledger/domain/kernel';
import type { Artifact } from '@genledger/domain/provider';
import type { Document } from 'mongodb';
import type { GenerationDocument } from '../client/documents.ts';
import { fromMoney, fromObjectId, fromWhole } from '../mappers/index.ts';

/** A delivery that a notifier has claimed, with all that it needs to send it. */
export interface ClaimedDelivery {
  readonly subject: DeliverySubject & { readonly kind: 'generation' };
  /** The fencing token of the claim. */
  readonly token: number;
  readonly accountId: string;
  readonly platform: string;
  /** Where on that platform, as it is stored: secrets in it are sealed. */
  readonly target?: unknown;
  readonly progress: DeliveryProgress;
  /** What ended; nothing where the record has not ended, which is a bug of whoever made it due. */
  readonly announcement?: Announcement;
  /** Whether the record is of the old database, or was brought from it. */
  readonly isLegacy: boolean;
}

/** What is read of a record that is delivered. */
export const DELIVERY_PROJECTION = {
  accountId: 1,
  environment: 1,
  toolId: 1,
  toolDisplayName: 1,
  clientReference: 1,
  cookExecutionId: 1,
  spellCastId: 1,
  status: 1,
  statusReason: 1,
  requestTimestamp: 1,
  responseTimestamp: 1,
  durationMs: 1,
  costUsd: 1,
  pointsSpent: 1,
  artifacts: 1,
  'error.code': 1,
  'error.message': 1,
  notificationPlatform: 1,
  notificationTarget: 1,
  deliveryAttempts: 1,
  deliveryStartedAt: 1,
  deliveryLease: 1,
  schemaVersion: 1,
  isLegacy: { $ne: [{ $type: '$legacy' }, 'missing'] },
} as const;

function parentOf({ cookExecutionId, spellCastId }: GenerationDocument): Announcement['parent'] {
  if (cookExecutionId) return { kind: 'cookExecution', id: fromObjectId<CookExecutionId>(cookExecutionId) };
  return spellCastId && { kind: 'spellCast', id: fromObjectId<SpellCastId>(spellCastId) };
}

/** What is told of a record; nothing while it is open. */
export function announcementFromDocument(document: GenerationDocument): Announcement | undefined {
  const { status, responseTimestamp, statusReason, clientReference, error } = document;
  if (status === 'pending' || status === 'processing' || responseTimestamp === undefined) return undefined;
  const parent = parentOf(document);
  return {
    subject: { kind: 'generation', id: fromObjectId<GenerationId>(document._id) },
    accountId: document.accountId as AccountId,
    environment: document.environment,
    status,
    ...(statusReason !== undefined && { statusReason }),
    toolId: document.toolId as ToolId,
    title: document.toolDisplayName,
    ...(clientReference !== undefined && { reference: clientReference }),
    ...(parent && { parent }),
    requestTimestamp: document.requestTimestamp,
    endedAt: responseTimestamp,
    durationMs: fromWhole(document.durationMs ?? 0),
    ...(document.costUsd && { costUsd: fromMoney(document.costUsd) }),
    pointsSpent: fromWhole(document.pointsSpent),
    artifacts: document.artifacts as Artifact[],
    ...(error && { error: { code: error.code, message: error.message } }),
  };
}

/** A claimed delivery from what {@link DELIVERY_PROJECTION} reads. */
export function claimedFromDocument(read: Document): ClaimedDelivery {
  const document = read as GenerationDocument & { readonly isLegacy: boolean };
  const announcement = announcementFromDocument(document);
  return {
    subject: { kind: 'generation', id: fromObjectId<GenerationId>(document._id) },
    token: fromWhole(document.deliveryLease?.token ?? 0),
    accountId: document.accountId,
    platform: document.notificationPlatform,
    ...(document.notificationTarget !== undefined && { target: document.notificationTarget }),
    progress: {
      tries: document.deliveryAttempts,
      ...(document.deliveryStartedAt && { startedAt: document.deliveryStartedAt }),
    },
    ...(announcement && { announcement }),
    isLegacy: document.isLegacy || document.schemaVersion !== SCHEMA_VERSION,
  };
}
