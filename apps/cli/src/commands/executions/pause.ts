import { defineCommand } from '../../command/definition.ts';
import { EXECUTION_ID } from './execution-id.ts';

/** `genledger executions pause` */
export const pauseCommand = defineCommand({
  description:
    'Pause a cook execution: what runs goes on to its end, and nothing new is started until it is resumed. Doing it again changes nothing.',
  examples: ['genledger executions pause 66cd00000000000000000001'],
  arguments: { id: EXECUTION_ID },
  onInterrupt: 'stop',
  async run(session, { id }) {
    const { controlExecution } = await import('./change-execution.ts');
    return controlExecution(session, id, 'pause');
  },
});
