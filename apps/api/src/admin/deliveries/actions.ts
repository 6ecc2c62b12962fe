import { deliverySubject, isSubjectEnd } from '@genledger/domain/delivery';
import { type DeliveryWithAttempts, redeliver } from '@genledger/services/delivery';
import { recordOnSubject } from '@genledger/services/operation';
import type { RecordAction } from '../records/record-kind.ts';

/** Tells the user once more. */
export const redeliverAction: RecordAction<DeliveryWithAttempts> = {
  name: 'redeliver',
  title: 'Deliver again',
  consequence:
    'The user is told once more, at once and with all tries anew. Receivers see the same delivery id, by which they can tell a repeat.',
  done: 'The delivery is due again.',
  isOffered: ({ kind, status, deliveryStatus }) => isSubjectEnd(kind, status) && deliveryStatus !== 'skipped',
  async perform({ ledger }, { kind, id }, operator) {
    const subject = deliverySubject(kind, id);
    const noted = await recordOnSubject(ledger, subject, 'redelivery', operator);
    return noted.ok ? redeliver(ledger, subject) : noted;
  },
};
