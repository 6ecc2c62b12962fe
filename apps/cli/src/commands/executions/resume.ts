import { defineCommand } from '../../command/definition.ts';
import { EXECUTION_ID } from './execution-id.ts';

/** `genledger executions resume` */
export const resumeCommand = defineCommand({
  description: 'Go on with a cook execution that is paused. Doing it again changes nothing.',
  examples: ['genledger executions resume 66cd00000000000000000001'],
  arguments: { id: EXECUTION_ID },
  onInterrupt: 'stop',
  async run(session, { id }) {
    const { controlExecution } = await import('./change-execution.ts');
    return controlExecution(session, id, 'resume');
  },
});
