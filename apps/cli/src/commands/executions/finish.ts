import { defineCommand } from '../../command/definition.ts';
import { EXECUTION_ID } from './execution-id.ts';

/** `genledger executions finish` */
export const finishCommand = defineCommand({
  description:
    'Say that every child of an execution that another service carries out has been reported: it ends with the last of them. One that the ledger carries out ends of its own accord.',
  examples: ['genledger executions finish 66cd00000000000000000001'],
  arguments: { id: EXECUTION_ID },
  onInterrupt: 'stop',
  async run(session, { id }) {
    const { finishExecution } = await import('./change-execution.ts');
    return finishExecution(session, id);
  },
});
