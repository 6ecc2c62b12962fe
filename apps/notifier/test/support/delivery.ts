import type { Database, GenerationDocument } from '@genledger/db/client';
import { findGenerationRecord } from '@genledger/db/repositories';
import type { GenerationId } from '@genledger/domain/kernel';
import { eventually } from './wait.ts';

/** Waits until the delivery of a generation stands as it should. @returns its record */
export function deliveryThat(
  database: Database,
  id: GenerationId,
  holds: (record: GenerationDocument) => boolean,
): Promise<GenerationDocument> {
  return eventually(async () => {
    const record = await findGenerationRecord(database, id);
    return record !== undefined && holds(record) && record;
  });
}

/** Waits until a delivery is sent or given up. @returns its record */
export function settledDelivery(database: Database, id: GenerationId): Promise<GenerationDocument> {
  return deliveryThat(database, id, ({ deliveryStatus }) => deliveryStatus !== 'pending');
}
