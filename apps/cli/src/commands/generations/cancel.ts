import type { GenerationId } from '@genledger/domain/kernel';
import { cancelGeneration, getGeneration } from '@genledger/services/generation';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { argument } from '../../command/inputs.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentCancelled } from '../../presenters/cancelled.ts';

/** `genledger generations cancel` */
export const cancelCommand = defineCommand({
  description:
    'Cancel a generation that has not ended. One that never reached its provider ends at once; a running one is cancelled there, which needs the key of the provider here, and ends with its word.',
  examples: ['genledger generations cancel 66cd00000000000000000001'],
  arguments: { id: argument('Id of the generation', objectId<GenerationId>()) },
  onInterrupt: 'stop',
  async run(session, { id }) {
    const ledger = await session.openLedger({ changes: true });
    const cancelled = await cancelGeneration(ledger, id);
    if (!cancelled.ok) return presentServiceError(cancelled.error);
    const record = await getGeneration(ledger, id);
    return record.ok ? presentCancelled(record.value) : presentServiceError(record.error);
  },
});
