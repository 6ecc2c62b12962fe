import type { Database } from '@genledger/db/client';
import { type DeliveryRecord, findDeliveryRecord } from '@genledger/db/repositories';
import {
  type AnnouncedExecution,
  type ExecutionEnd,
  endExecution,
  openExecution,
} from '@genledger/db/testing';
import type { DeliverySubject } from '@genledger/domain/delivery';
import { eventually } from './wait.ts';

/** An execution that has ended, as the ledger leaves it: its delivery is due. */
export async function completeExecution(
  database: Database,
  options: AnnouncedExecution,
  end: ExecutionEnd = {},
): Promise<DeliverySubject> {
  const subject = await openExecution(database, options);
  await endExecution(database, subject, end);
  return subject;
}

/** Waits until the delivery of anything stands as it should. @returns it */
export function subjectThat(
  database: Database,
  subject: DeliverySubject,
  holds: (record: DeliveryRecord) => boolean,
): Promise<DeliveryRecord> {
  return eventually(async () => {
    const record = await findDeliveryRecord(database, subject);
    return record !== undefined && holds(record) && record;
  });
}
