import type { DeliverySubjectId } from '@genledger/domain/delivery';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { argument } from '../../command/inputs.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentDelivery } from '../../presenters/delivery.ts';

/** `genledger deliveries show` */
export const showCommand = defineCommand({
  description:
    'Show the delivery of a generation, cook execution or spell cast with every try of the last ninety days: when, where to, how it ended and why.',
  examples: [
    'genledger deliveries show 66cd00000000000000000001',
    'genledger deliveries show 66cd00000000000000000001 --json',
  ],
  arguments: { id: argument('Id as genledger deliveries list shows it', objectId<DeliverySubjectId>()) },
  async run(session, { id }) {
    const { getDelivery, getDeliverySubject } = await import('@genledger/services/delivery');
    const ledger = await session.openLedger({ changes: false });
    const subject = await getDeliverySubject(ledger, id);
    const delivery = subject.ok ? await getDelivery(ledger, subject.value) : subject;
    return delivery.ok
      ? presentDelivery(delivery.value)
      : presentServiceError(delivery.error, 'genledger deliveries list');
  },
});
