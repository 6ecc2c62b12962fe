import { defineCommand } from '../../command/definition.ts';
import { EXECUTION_ID } from './execution-id.ts';

/** `genledger executions cancel` */
export const cancelCommand = defineCommand({
  description:
    'End a spell cast or a cook execution at once: what runs is cancelled, nothing new is started. For a cook execution it is the same as genledger executions stop --cancel-running, and needs the key of the provider here.',
  examples: ['genledger executions cancel 66cd00000000000000000001'],
  arguments: { id: EXECUTION_ID },
  onInterrupt: 'stop',
  async run(session, { id }) {
    const { cancelExecution } = await import('./change-execution.ts');
    return cancelExecution(session, id);
  },
});
