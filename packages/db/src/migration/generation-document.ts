import { fieldAt, keptMetadata, type LegacyDocument } from '@genledger/domain/legacy';
import type { Decisions, UpgradedGeneration } from '@genledger/domain/migration';
import type { GenerationDocument } from '../client/documents.ts';
import { generationToDocument, historyToDocument, toStorable } from '../mappers/index.ts';
import type { Original } from './original.ts';
import { writtenFields } from './written-fields.ts';

/** How an old record was delivered. Nothing of it is due any more: the notifier finds no time at which to act. */
function deliveryFields({ delivery }: UpgradedGeneration) {
  return {
    deliveryStatus: delivery.status,
    deliveryAttempts: delivery.attempts,
    ...(delivery.deliveredAt && { deliveryTimestamp: delivery.deliveredAt }),
    ...(delivery.error !== undefined && { deliveryError: delivery.error }),
  };
}

/**
 * A record of schema version 2 as it is stored in place of the old document. It is the same however often it is made, so that a migration
 * that was cut off comes to the same end.
 * @param decisions what a person decided of it, kept for when it is migrated anew
 * @param reconcileAt when the reconciler is to ask after it, where it is still open
 */
export function upgradedDocument(
  upgraded: UpgradedGeneration,
  source: LegacyDocument,
  original: Original,
  reconcileAt: Date,
  decisions: Decisions | undefined,
): GenerationDocument {
  const { generation, history, index, sources } = upgraded;
  const [created] = history;
  if (created === undefined) throw new Error('an upgraded record has no history');
  const metadata = keptMetadata(source);
  const requestPayload = fieldAt(source, 'requestPayload');
  const document = generationToDocument(generation, created, {
    ...(requestPayload !== undefined && { requestPayload: toStorable(requestPayload) }),
    ...(Object.keys(metadata).length > 0 && { metadata: toStorable(metadata) }),
    ...(index !== undefined && { index }),
  });
  const isOpen = document.status === 'pending' || document.status === 'processing';
  const whole = {
    ...document,
    notificationTarget: toStorable(document.notificationTarget),
    ...deliveryFields(upgraded),
    ...(isOpen && { reconcileAt }),
    history: history.map((entry) => historyToDocument(entry, entry.at)),
  };
  const legacy = { ...original, sources, written: writtenFields(whole), ...(decisions && { decisions }) };
  return { ...whole, legacy } as GenerationDocument;
}
