import { defineCommand } from '../../command/definition.ts';
import { toggle } from '../../command/inputs.ts';
import { EXECUTION_ID } from './execution-id.ts';

/** `genledger executions stop` */
export const stopCommand = defineCommand({
  description:
    'Stop a cook execution for good: nothing new is started, and it ends as stopped once what runs has ended. Cancelling what runs at a provider needs the key of the provider here. To go on later, start the same cook with the same seed and --first-index.',
  examples: [
    'genledger executions stop 66cd00000000000000000001',
    'genledger executions stop 66cd00000000000000000001 --cancel-running',
  ],
  arguments: { id: EXECUTION_ID },
  flags: { cancelRunning: toggle('Cancel what runs as well') },
  onInterrupt: 'stop',
  async run(session, { id, cancelRunning }) {
    const { controlExecution } = await import('./change-execution.ts');
    return controlExecution(session, id, 'stop', cancelRunning);
  },
});
