import type { GenerationId } from '@genledger/domain/kernel';
import { getDelivery } from '@genledger/services/delivery';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { argument } from '../../command/inputs.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentDelivery } from '../../presenters/delivery.ts';

/** `genledger deliveries show` */
export const showCommand = defineCommand({
  description:
    'Show the delivery of a generation with every try of the last ninety days: when, where to, how it ended and why.',
  examples: [
    'genledger deliveries show 66cd00000000000000000001',
    'genledger deliveries show 66cd00000000000000000001 --json',
  ],
  arguments: { id: argument('Id of the generation', objectId<GenerationId>()) },
  async run(session, { id }) {
    const delivery = await getDelivery(await session.openLedger({ changes: false }), id);
    return delivery.ok ? presentDelivery(delivery.value) : presentServiceError(delivery.error);
  },
});
