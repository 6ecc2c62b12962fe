import type { GenerationId } from '@genledger/domain/kernel';
import { getGenerationWithEvents } from '@genledger/services/generation';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { argument } from '../../command/inputs.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentGeneration } from '../../presenters/generation.ts';

/** `genledger generations get` */
export const getCommand = defineCommand({
  description: 'Show a generation: its state, its figures, its history, and the events that speak of it.',
  examples: [
    'genledger generations get 66cd00000000000000000001',
    'genledger generations get 66cd00000000000000000001 --json',
  ],
  arguments: { id: argument('Id of the generation', objectId<GenerationId>()) },
  async run(session, { id }) {
    const record = await getGenerationWithEvents(await session.openLedger({ changes: false }), id);
    return record.ok ? presentGeneration(record.value) : presentServiceError(record.error);
  },
});
